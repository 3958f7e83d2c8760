/**
 * The job that brings a channel's messages to what its alerts are: posted, edited, a worse threshold
 * replied below, news in the thread. What is to be sent is read from the rows each time, so it may run
 * any number of times, in any number of processes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { closeAlertChannel } from '../licensing/alerts/close-alert-channel.ts';
import { type Greeting, nextTelling, type Telling } from '../licensing/alerts/next-telling.ts';
import {
  forgetMessage,
  postponeTelling,
  releaseTelling,
  settleTelling,
  type Told,
  tellLater,
} from '../licensing/alerts/settle-telling.ts';
import type { JobData } from '../licensing/ports.ts';
import { greetingMessage } from './alert-channel.ts';
import { alertList } from './alert-list.ts';
import { alertMessage, newsMessage } from './alert-message.ts';
import { ALERT_EVENT, alertPayload, findPosted, listPayload } from './find-posted.ts';
import { placed } from './post-message.ts';
import type { Services } from './services.ts';
import { slackRefusal } from './slack-refusal.ts';
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
    const code = slackRefusal(error);
    const isClosed = CHANNEL_CLOSED.has(code);
    if (telling.send !== 'greeting') {
      if (MESSAGE_GONE.has(code)) {
        await forgetMessage(licensing, tenantId, telling);
        return true;
      }
      const mayHaveArrived = telling.sentBefore !== null || (isSent && code === '');
      await releaseTelling(licensing, tenantId, telling, mayHaveArrived);
      if (code !== '' && !isClosed) {
        for (const { alertId } of telling.rows) refused.set(alertId, error);
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
  { send: what, listId, rows, token, channelId, ts, sentBefore }: Telling,
): Promise<Told | null> {
  if (what === 'edit' || sentBefore === null) return null;
  const where = { botUserId: workspace.botUserId, channelId, threadTs: ts, since: sentBefore };
  if (listId !== null) {
    const found = await findPosted(clients.messages, {
      ...{ ...where, event: ALERT_EVENT, payload: listPayload },
      isIt: (told) => told.list_id === listId && told.sent === token,
    });
    // What it shows is not known: it is edited.
    return found && { ts: found.ts, rows: rows.map((row) => ({ ...row, revision: 0 })) };
  }
  const [alert] = rows;
  const found = await findPosted(clients.messages, {
    ...{ ...where, event: ALERT_EVENT, payload: alertPayload },
    isIt: ({ alert_id: id, level, waiting }) =>
      id === alert?.alertId &&
      (ts === null || level === alert.level) &&
      waiting === (what === 'news' ? (alert.waiting ?? 0) : undefined),
  });
  if (!alert || !found) return null;
  const { revision, level } = found.told;
  return { ts: found.ts, rows: [{ ...alert, revision, level }] };
}

async function send(
  { clients }: Teller,
  { send: what, listId, alerts, rows, token, channelId, ts, toldWaiting }: Telling,
): Promise<Told> {
  const [alert] = alerts;
  const [row] = rows;
  if (!alert || !row) throw new Error('A message stands for an alert at least');
  const texts = textsFor(alert.language);
  const isReply = what === 'reply';
  const news = what === 'news' ? { waiting: row.waiting ?? 0, before: toldWaiting ?? 0 } : null;
  const message = news
    ? newsMessage(texts, news)
    : listId === null
      ? alertMessage(texts, alert, { isReply })
      : alertList(texts, alerts, { count: rows.length, isReply });
  if (what === 'edit') {
    await clients.messages.chat.update({ channel: channelId, ts: ts ?? '', ...message });
    return { ts, rows };
  }
  const { revision, level } = row;
  const payload: Record<string, string | number> =
    listId === null
      ? { alert_id: alert.id, revision, level, ...(news && { waiting: news.waiting }) }
      : { list_id: listId, sent: token ?? '' };
  const broadcast = news ? {} : ({ reply_broadcast: true } as const);
  const thread = ts === null ? {} : { thread_ts: ts, ...broadcast };
  const posted = await clients.messages.chat.postMessage({
    channel: channelId,
    unfurl_links: false,
    ...message,
    metadata: { event_type: ALERT_EVENT, event_payload: payload },
    ...thread,
  });
  return { ts: placed(posted.ts), rows };
}
