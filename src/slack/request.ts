import { requestReference } from '../current-request.ts';
import { NotAllowed, OwnRequest } from '../licensing/errors.ts';
import { buildCall } from './calls.ts';
import { errorMessage, TakesLong } from './error-messages.ts';
import { type Kind, readSender } from './incoming.ts';
import { logError } from './log-error.ts';
import { clip } from './mrkdwn.ts';
import type { Services } from './services.ts';
import type { Call } from './slice.ts';
import { type Texts, textsFor } from './texts.ts';

/** What was delivered, by the name it goes by in the slices. */
export interface Delivered {
  kind: Kind | 'event';
  name: string;
  /** A slice listens to it: the name is one of ours. */
  isKnown: boolean;
}

/** What stopped somebody, or keeps them waiting. */
export interface Told {
  title: string;
  /** mrkdwn. */
  sentence: string;
}

/** Puts it where the person looks. */
export type Tell = (told: Told, texts: Texts) => Promise<unknown>;

/** Counts what was delivered; returns how the log calls it. */
export function noteRequest({ log, metrics }: Services, delivered: Delivered): string {
  const { kind, name, isKnown } = delivered;
  metrics.requests.inc({ kind, name: isKnown ? name : 'unknown' });
  const where = `${kind} ${typeof name === 'string' ? clip(name, 100) : '?'}`;
  log.debug({ where }, 'request');
  return where;
}

/** A view can be opened for 3 s. */
const LATE_MS = 2500;

/**
 * Runs a listener for whoever sent the payload. What it throws is logged, and told in the person's
 * language with a reference, and so is that it takes long; nobody is left with a button that hangs.
 */
export async function runRequest(
  services: Services,
  { body, ...delivered }: Delivered & { kind: Kind; body: unknown },
  listener: (call: Call, answered: () => void) => Promise<void>,
  tell: Tell,
): Promise<void> {
  const where = noteRequest(services, delivered);
  const requestId = requestReference();
  let texts = textsFor(null);
  let isTold = false;
  const say = async (error: unknown) => {
    logError(services, error, where);
    if (isTold) return;
    isTold = true;
    try {
      const administrators = await whoAdministers(services, error);
      const title = texts.plain(error instanceof TakesLong ? 'working' : 'failedTitle');
      const sentence = errorMessage(error, texts, { administrators }, requestId);
      await tell({ title, sentence }, texts);
    } catch (failure) {
      logError(services, failure, `${where}: telling the error`);
    }
  };
  // A form says so by itself.
  const isForm = delivered.kind === 'submission';
  const late = isForm ? undefined : setTimeout(() => void say(new TakesLong()), LATE_MS);
  try {
    const call = await buildCall(services, readSender(delivered.kind, body), requestId);
    texts = call.texts;
    await listener(call, () => clearTimeout(late));
  } catch (error) {
    await say(error);
  } finally {
    clearTimeout(late);
  }
}

/** Only who is not allowed is told their names. */
async function whoAdministers({ people, administrators }: Services, error: unknown) {
  if (!(error instanceof NotAllowed || error instanceof OwnRequest)) return administrators;
  // The refusal is told even where the database has gone silent meanwhile.
  return people.administrators().catch(() => administrators);
}
