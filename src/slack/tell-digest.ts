/** The job that posts the digest of a day: once, with a chart where Slack takes one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { closeAlertChannel } from '../licensing/alerts/close-alert-channel.ts';
import {
  type DigestTelling,
  nextDigest,
  postponeDigest,
  releaseDigest,
  settleDigest,
} from '../licensing/alerts/next-digest.ts';
import type { JobData } from '../licensing/ports.ts';
import { type DigestMessages, digestMessages } from './digest-message.ts';
import { DIGEST_EVENT, digestPayload, findPosted } from './find-posted.ts';
import { placed } from './post-message.ts';
import type { Services } from './services.ts';
import { slackRefusal } from './slack-refusal.ts';
import { CHANNEL_CLOSED } from './tell-channel.ts';
import { textsFor } from './texts.ts';

type Teller = Pick<Services, 'licensing' | 'workspace' | 'clients'>;

export async function tellDigest(
  services: Teller,
  { day }: JobData['tell-digest'],
  signal: AbortSignal,
): Promise<void> {
  const { licensing, workspace } = services;
  const { tenantId } = workspace;
  const next = await nextDigest(licensing, tenantId, day);
  if (next.send === 'nothing') return;
  if (next.send === 'later') {
    const options = { afterSeconds: next.seconds };
    await licensing.queue.enqueue(licensing.em.fork(), tenantId, 'tell-digest', { day }, options);
    return;
  }
  let isSent = false;
  try {
    await sleep(next.waitMs, undefined, { signal });
    const found = await before(services, next);
    isSent = found === null;
    await settleDigest(licensing, tenantId, next, found ?? (await send(services, next)));
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) {
      return postponeDigest(licensing, tenantId, next, error.retryAfter);
    }
    const code = slackRefusal(error);
    const mayHaveArrived = next.sentBefore !== null || (isSent && code === '');
    await releaseDigest(licensing, tenantId, next, mayHaveArrived);
    if (!CHANNEL_CLOSED.has(code)) throw error;
    await closeAlertChannel(licensing, tenantId, { channelId: next.channelId, why: code });
  }
}

/** Where it was sent before, as far as that can be found. */
async function before(
  { clients, workspace: { botUserId } }: Teller,
  { channelId, sentBefore, digest }: DigestTelling,
): Promise<string | null> {
  if (sentBefore === null) return null;
  const found = await findPosted(clients.messages, {
    ...{ event: DIGEST_EVENT, payload: digestPayload },
    ...{ botUserId, channelId, threadTs: null, since: sentBefore },
    isIt: ({ day }) => day === digest.day,
  });
  return found?.ts ?? null;
}

async function send(
  { clients }: Teller,
  { channelId, language, digest }: DigestTelling,
): Promise<string> {
  const where = { channel: channelId, unfurl_links: false };
  const metadata = { event_type: DIGEST_EVENT, event_payload: { day: digest.day } };
  const post = async ([message, ...plainer]: DigestMessages): Promise<string> => {
    try {
      const posted = await clients.messages.chat.postMessage({ ...where, ...message, metadata });
      return placed(posted.ts);
    } catch (error) {
      const [next, ...others] = plainer;
      if (slackRefusal(error) !== 'invalid_blocks' || !next) throw error;
      return post([next, ...others]);
    }
  };
  return post(digestMessages(textsFor(language), digest));
}
