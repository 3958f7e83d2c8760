/**
 * The job that brings a channel's messages to what its alerts are: posted, edited, a worse
 * threshold replied below, news in the thread. What is to be sent is read from the rows each time, so it may run any
 * number of times, in any number of processes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { closeAlertChannel } from '../licensing/alerts/alert-route.ts';
import {
  forgetMessage,
  type Greeting,
  nextTelling,
  postponeTelling,
  releaseTelling,
  settleTelling,
  type Telling,
  type Told,
  tellLater,
} from '../licensing/alerts/next-telling.ts';
import type { ShownAlert } from '../licensing/alerts/shown-alert.ts';
import type { JobData } from '../licensing/ports.ts';
import { greetingMessage } from './alert-channel.ts';
import { alertMessage, newsMessage } from './alert-message.ts';
import { ALERT_EVENT, alertPayload, findPosted } from './find-posted.ts';
import type { Services } from './services.ts';
import { textsFor } from './texts.ts';

/** So long one channel is told before others have their turn. */
const RUN_MS = 20_000;

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

/** @throws {AggregateError} of what Slack refused, once all else is told. */
export async function tellChannel(
  services: Teller,
  { channelId }: JobData['tell-channel'],
  signal: AbortSignal,
): Promise<void> {
  const { licensing, workspace } = services;
  const { tenantId } = workspace;
  const refused = new Map<string, unknown>();
  for (const end = performance.now() + RUN_MS; ; ) {
    const next = await nextTelling(licensing, tenantId, { channelId, passed: [...refused.keys()] });
    if (next.send === 'nothing') break;
    if (next.send === 'later') {
      await tellLater(licensing.em.fork(), licensing, tenantId, {
        channelId,
        seconds: next.seconds,
      });
      break;
    }
    if (!(await tell(services, next, { signal, refused }))) break;
    if (performance.now() > end) {
      await tellLater(licensing.em.fork(), licensing, tenantId, { channelId, seconds: 0 });
      break;
    }
  }
  if (refused.size > 0) throw new AggregateError(refused.values(), `${refused.size} were refused`);
}

/** Whether there may be more to send now. */
async function tell(
  services: Teller,
  telling: Telling | Greeting,
  { signal, refused }: { signal: AbortSignal; refused: Map<string, unknown> },
): Promise<boolean> {
  const { licensing, workspace } = services;
  const { tenantId } = workspace;
  let isSent = false;
  try {
    await sleep(telling.waitMs, undefined, { signal });
    if (telling.send === 'greeting') {
      await greet(services, telling);
      return true;
    }
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
    const isClosed = code !== null && CHANNEL_CLOSED.has(code);
    if (telling.send !== 'greeting') {
      if (code !== null && MESSAGE_GONE.has(code)) {
        await forgetMessage(licensing, tenantId, telling);
        return true;
      }
      const mayHaveArrived = telling.sentBefore !== null || (isSent && code === null);
      await releaseTelling(licensing, tenantId, telling, mayHaveArrived);
      if (code !== null && !isClosed) {
        refused.set(telling.alert.id, error);
        return true;
      }
    }
    if (!isClosed) throw error;
    await closeAlertChannel(licensing, tenantId, { channelId: telling.channelId, why: code });
    return false;
  }
}

async function greet({ clients }: Teller, { channelId, language, ...greeting }: Greeting) {
  const message = greetingMessage(textsFor(language), greeting);
  await clients.messages.chat.postMessage({ channel: channelId, ...message, unfurl_links: false });
}

/** What was sent before, as far as that can be found. */
async function before(
  { clients, workspace }: Teller,
  { send: what, alert, channelId, ts, sentBefore }: Telling,
): Promise<Told | null> {
  if (what === 'edit' || sentBefore === null) return null;
  const found = await findPosted(clients.messages, {
    ...{ event: ALERT_EVENT, payload: alertPayload },
    ...{ botUserId: workspace.botUserId, channelId, threadTs: ts, since: sentBefore },
    isIt: ({ alert_id: id, level, waiting }) =>
      id === alert.id &&
      (ts === null || level === alert.level) &&
      waiting === (what === 'news' ? (waitingOf(alert) ?? 0) : undefined),
  });
  return found && { ...found.told, ts: found.ts, waiting: waitingOf(alert) };
}

async function send(
  { clients }: Teller,
  { send: what, alert, channelId, ts, toldWaiting }: Telling,
): Promise<Told> {
  const { revision, level } = alert;
  const waiting = waitingOf(alert);
  const told = { ts, revision, level, waiting };
  const texts = textsFor(alert.language);
  const news = what === 'news' ? { waiting: waiting ?? 0, before: toldWaiting ?? 0 } : null;
  const message = news
    ? newsMessage(texts, news)
    : alertMessage(texts, alert, { isReply: what === 'reply' });
  const metadata = {
    event_type: ALERT_EVENT,
    event_payload: { alert_id: alert.id, revision, level, ...(news && { waiting: news.waiting }) },
  };
  if (what === 'edit') {
    await clients.messages.chat.update({ channel: channelId, ts: ts ?? '', ...message });
    return told;
  }
  const broadcast = news ? {} : ({ reply_broadcast: true } as const);
  const thread = ts === null ? {} : { thread_ts: ts, ...broadcast };
  const posted = await clients.messages.chat.postMessage({
    channel: channelId,
    unfurl_links: false,
    ...message,
    metadata,
    ...thread,
  });
  return { ...told, ts: posted.ts ?? null };
}

function waitingOf(alert: ShownAlert): number | null {
  return alert.kind === 'assignments_in_error' ? alert.facts.waiting : null;
}
