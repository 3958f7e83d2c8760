import { NotAllowed } from '../licensing/errors.ts';
import { buildCall, newRequestId, type Sender } from './calls.ts';
import { errorMessage } from './error-messages.ts';
import { logError } from './log-error.ts';
import type { Services } from './services.ts';
import type { Call } from './slice.ts';
import { type Texts, textsFor } from './texts.ts';

/** Puts a sentence where the person looks. */
export type Tell = (sentence: string, texts: Texts) => Promise<unknown>;

/**
 * Runs a listener for whoever sent the payload. What it throws is logged, and told in the person's
 * language with a reference; nobody is left with a button that hangs.
 */
export async function runRequest(
  services: Services,
  { where, sender }: { where: string; sender: Sender },
  listener: (call: Call) => Promise<void>,
  tell: Tell,
): Promise<void> {
  const requestId = newRequestId();
  let texts = textsFor(null);
  try {
    const call = await buildCall(services, sender, requestId);
    texts = call.texts;
    services.log.debug({ requestId, where }, 'request');
    await listener(call);
  } catch (error) {
    logError(services.log, error, requestId, where);
    try {
      const administrators = await whoAdministers(services, error);
      await tell(errorMessage(error, texts, { administrators }, requestId), texts);
    } catch (failure) {
      logError(services.log, failure, requestId, `${where}: telling the error`);
    }
  }
}

/** Only who is not allowed is told their names. */
async function whoAdministers({ people, administrators }: Services, error: unknown) {
  if (!(error instanceof NotAllowed)) return administrators;
  // The refusal is told even where the database has gone silent meanwhile.
  return people.administrators().catch(() => administrators);
}
