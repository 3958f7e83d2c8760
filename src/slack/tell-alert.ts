/**
 * The job that brings an alert's message to what the alert is: posted, edited, a worse threshold
 * replied below it. What is to be sent is read from the rows each time, so it may run any number
 * of times, in any number of processes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { closeAlertRoute } from '../licensing/alerts/alert-route.ts';
import {
  forgetMessage,
  nextTelling,
  postponeTelling,
  releaseTelling,
  settleTelling,
  type Telling,
  type Told,
  tellLater,
} from '../licensing/alerts/next-telling.ts';
import type { JobData } from '../licensing/ports.ts';
import { alertMessage } from './alert-message.ts';
import { ALERT_EVENT, findPosted } from './find-posted.ts';
import type { Services } from './services.ts';
import { textsFor } from './texts.ts';

/** Slack's errors after which a channel takes nothing any more. */
export const CHANNEL_CLOSED: ReadonlySet<string> = new Set([
  'account_inactive',
  'channel_not_found',
  'invalid_auth',
  'is_archived',
  'missing_scope',
  'not_in_channel',
  'restricted_action',
  'token_revoked',
]);

const MESSAGE_GONE = new Set(['message_not_found', 'thread_not_found']);

type Teller = Pick<Services, 'licensing' | 'workspace' | 'clients'>;

export async function tellAlert(
  services: Teller,
  { alertId }: JobData['tell-alert'],
  signal: AbortSignal,
): Promise<void> {
  const { licensing, workspace } = services;
  const { tenantId } = workspace;
  for (let goesOn = true; goesOn; ) {
    const next = await nextTelling(licensing, tenantId, alertId);
    if (next.send === 'nothing') return;
    if (next.send === 'later') {
      return tellLater(licensing.em.fork(), licensing, tenantId, {
        alertId,
        seconds: next.seconds,
      });
    }
    goesOn = await tell(services, next, signal);
  }
}

/** Whether there may be more to send now. */
async function tell(services: Teller, telling: Telling, signal: AbortSignal): Promise<boolean> {
  const { licensing, workspace } = services;
  const { tenantId } = workspace;
  let isSent = false;
  try {
    await sleep(telling.waitMs, undefined, { signal });
    const found = await before(services, telling);
    isSent = found === null;
    const told = found ?? (await send(services, telling));
    await settleTelling(licensing, tenantId, telling, told);
    return true;
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) {
      await postponeTelling(licensing, tenantId, telling, error.retryAfter);
      return false;
    }
    const code = error instanceof WebAPIPlatformError ? error.data.error : null;
    if (code !== null && MESSAGE_GONE.has(code)) {
      await forgetMessage(licensing, tenantId, telling);
      return true;
    }
    const mayHaveArrived = telling.sentBefore !== null || (isSent && code === null);
    await releaseTelling(licensing, tenantId, telling, mayHaveArrived);
    if (code === null || !CHANNEL_CLOSED.has(code)) throw error;
    await closeAlertRoute(licensing, tenantId, { routeId: telling.routeId, why: code });
    return true;
  }
}

/** What was sent before, as far as that can be found. */
async function before(
  { clients, workspace }: Teller,
  { send: what, alert, channelId, ts, sentBefore }: Telling,
): Promise<Told | null> {
  if (what === 'edit' || sentBefore === null) return null;
  const found = await findPosted(clients.messages, {
    ...{ botUserId: workspace.botUserId, channelId, threadTs: ts, since: sentBefore },
    isIt: (told) => told.alert_id === alert.id && (ts === null || told.level === alert.level),
  });
  return found && { ...found.told, ts: found.ts };
}

async function send(
  { clients }: Teller,
  { send: what, alert, channelId, ts }: Telling,
): Promise<Told> {
  const { revision, level } = alert;
  const message = alertMessage(textsFor(alert.language), alert, { isReply: what === 'reply' });
  const metadata = {
    event_type: ALERT_EVENT,
    event_payload: { alert_id: alert.id, revision, level },
  };
  if (what === 'edit') {
    await clients.messages.chat.update({ channel: channelId, ts: ts ?? '', ...message });
    return { ts, revision, level };
  }
  const thread = ts === null ? {} : ({ thread_ts: ts, reply_broadcast: true } as const);
  const posted = await clients.messages.chat.postMessage({
    channel: channelId,
    unfurl_links: false,
    ...message,
    metadata,
    ...thread,
  });
  return { ts: posted.ts ?? null, revision, level };
}
