/**
 * The job that brings the message by which a holder is asked to what came of it. What is to be sent is
 * read from the row each time, so it may run any number of times, in any number of processes.
 */
import { WebAPIRateLimitedError } from '@slack/web-api';
import { NeverWorks } from '../jobs/never-works.ts';
import type { JobData } from '../licensing/ports.ts';
import {
  giveReclaimCopyUp,
  type ReclaimCopy,
  releaseReclaimCopy,
  settleReclaimCopy,
  takeReclaimCopy,
} from '../licensing/reclaim/reclaim-copy.ts';
import { bringMessage, type MessagePlace } from './post-message.ts';
import { reclaimMessage } from './reclaim-message.ts';
import type { Services } from './services.ts';
import { slackRefusal } from './slack-refusal.ts';
import { PERMANENT } from './tell-person.ts';
import { textsOf } from './texts.ts';

/** Somebody else is at it. */
const AGAIN_SECONDS = 5;

type Teller = Pick<Services, 'licensing' | 'workspace' | 'clients'>;

/** @throws {NeverWorks} where Slack says that it stays so. */
export async function showReclaim(
  services: Teller,
  data: JobData['show-reclaim'],
  signal: AbortSignal,
): Promise<void> {
  const { licensing, workspace } = services;
  const { tenantId } = workspace;
  const again = (afterSeconds: number) =>
    licensing.queue.enqueue(licensing.em.fork(), tenantId, 'show-reclaim', data, { afterSeconds });
  while (!signal.aborted) {
    const copy = await takeReclaimCopy(licensing, tenantId, data);
    if (copy === 'nothing') return;
    if (copy === 'later') return void (await again(AGAIN_SECONDS));
    try {
      await settleReclaimCopy(licensing, tenantId, copy, await send(services, copy));
    } catch (error) {
      await releaseReclaimCopy(licensing, tenantId, data);
      if (error instanceof WebAPIRateLimitedError) return void (await again(error.retryAfter));
      const code = slackRefusal(error);
      if (!PERMANENT.has(code)) throw error;
      await giveReclaimCopyUp(licensing, tenantId, copy);
      throw new NeverWorks(code);
    }
  }
}

/** Where it stands; or stood, where somebody deleted it. */
async function send(
  { clients: { messages } }: Teller,
  { ask, slackUserId, place }: ReclaimCopy,
): Promise<MessagePlace> {
  const message = reclaimMessage(textsOf(ask), ask);
  const it = { recipient: slackUserId, place };
  return (await bringMessage(messages, it, message)).place;
}
