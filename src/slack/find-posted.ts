/**
 * Looks for what may have been posted although no answer came: by the metadata it was sent with.
 * The scopes for that are optional; without them nobody can look.
 */
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { slackRefusal } from './slack-refusal.ts';

export const ALERT_EVENT = 'seatkeeper_alert';

export const DIGEST_EVENT = 'seatkeeper_digest';

export const alertPayload = z.object({
  alert_id: z.string(),
  revision: z.int(),
  level: z.int(),
  /** Of news: so many people wait. */
  waiting: z.int().optional(),
});
/** Of several at once: `sent` tells one of a list's from the others. */
export const listPayload = z.object({ list_id: z.string(), sent: z.string() });
export const digestPayload = z.object({ day: z.string() });

/** Clocks differ. */
const EARLIER_SECONDS = 300;
const PAGE = 200;

interface Sought<Payload> {
  /** The metadata's type, and what it holds. */
  event: string;
  payload: z.ZodType<Payload>;
  botUserId: string;
  channelId: string;
  /** In the thread below this message; null: in the channel. */
  threadTs: string | null;
  /** Unix seconds. */
  since: number;
  isIt(told: Payload): boolean;
}

/** Null: it is not there, or nobody may look. */
export async function findPosted<Payload>(
  client: WebClient,
  { event, payload, botUserId, channelId, threadTs, since, isIt }: Sought<Payload>,
): Promise<{ ts: string; told: Payload } | null> {
  const posted = z.object({
    ts: z.string(),
    user: z.string(),
    metadata: z.object({ event_type: z.literal(event), event_payload: payload }),
  });
  const what = {
    channel: channelId,
    oldest: String(since - EARLIER_SECONDS),
    limit: PAGE,
    include_all_metadata: true,
  };
  for (let cursor = ''; ; ) {
    const page = { ...what, ...(cursor !== '' && { cursor }) };
    const asked =
      threadTs === null
        ? client.conversations.history(page)
        : client.conversations.replies({ ...page, ts: threadTs });
    const answer = await asked.catch((error: unknown) => {
      if (slackRefusal(error) !== 'missing_scope') throw error;
      return null;
    });
    if (answer === null) return null;
    for (const message of answer.messages ?? []) {
      const { success, data } = posted.safeParse(message);
      if (!success || data.user !== botUserId || data.ts === threadTs) continue;
      if (!isIt(data.metadata.event_payload)) continue;
      return { ts: data.ts, told: data.metadata.event_payload };
    }
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') return null;
  }
}
