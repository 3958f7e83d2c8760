/**
 * Direct messages about a deed. Each deed keeps its own in its transaction, for later, and a
 * single one about all of them is sent afterwards, which takes the kept ones back. So a message
 * survives both Slack's absence and the end of this process.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { KnownBlock } from '@slack/types';
import type { Once } from '../licensing/deed.ts';
import type { Tidings } from '../licensing/ports.ts';
import { afterTheDeed } from './after-the-deed.ts';
import { logError } from './log-error.ts';
import { type MessagePlace, postMessage } from './post-message.ts';
import type { Call } from './slice.ts';

/** Longer than any form is worked on: what is kept is not sent while this process lives. */
export const KEPT_SECONDS = 120;
const AGAIN_SECONDS = 2;

export interface Message {
  /** For notifications and screen readers; markup. */
  text: string;
  blocks: KnownBlock[];
}

export interface ResultMessage {
  /** In a deed's transaction: what to tell of it, should nothing be sent below. */
  keep(em: SqlEntityManager, message: Message): Promise<void>;
  /** Tells all of it to whoever acts, now or when Slack takes it; says where it stands, if it does. */
  send(message: Message): Promise<MessagePlace | undefined>;
}

/** The one message that tells whoever acts what came of their deeds. */
export function resultMessage(call: Call): ResultMessage {
  const { clients, licensing } = call.services;
  const { queue } = licensing;
  const { tenantId } = call.services.workspace;
  const { slackUserId } = call.person;
  const kept: string[] = [];
  const tidings = ({ text, blocks }: Message, user: string): Tidings => ({
    kind: 'message',
    slackUserId: user,
    text,
    blocks,
  });
  return {
    async keep(em, message) {
      if (slackUserId === null) return;
      const options = { afterSeconds: KEPT_SECONDS };
      const id = await queue.enqueue(
        em,
        tenantId,
        'tell-person',
        tidings(message, slackUserId),
        options,
      );
      if (id !== null) kept.push(id);
    },
    send(message) {
      return afterTheDeed(call, 'direct message', async () => {
        if (slackUserId === null) return undefined;
        const place = await postMessage(clients.messages, slackUserId, message).catch((error) => {
          logError(call.services, error, 'direct message, sent later');
          return undefined;
        });
        const settle = () =>
          licensing.em.fork().transactional(async (em) => {
            await queue.withdraw(em, tenantId, 'tell-person', kept);
            if (place) return;
            await queue.enqueue(em, tenantId, 'tell-person', tidings(message, slackUserId));
          });
        await settle().catch((error) => {
          logError(call.services, error, 'direct message, taking back what is kept');
          // What has arrived must not come again; of what has not, the kept ones tell.
          if (place) void again(settle);
        });
        return place;
      });
    },
  };
}

/** As long as it is of use, and this process lives. */
async function again(run: () => Promise<void>): Promise<void> {
  for (let seconds = 0; seconds < KEPT_SECONDS; seconds += AGAIN_SECONDS) {
    await sleep(AGAIN_SECONDS * 1000, undefined, { ref: false });
    const done = await run().then(
      () => true,
      () => false,
    );
    if (done) return;
  }
}

/** The message about a single deed, written by `tell` from what came of it. */
export function deedMessage<Result>(call: Call, tell: (result: Result) => Message) {
  const message = resultMessage(call);
  return {
    /** Runs alongside the deed. */
    keep: (em: SqlEntityManager, result: Result) => message.keep(em, tell(result)),
    /** What came twice was told before. */
    send: async (result: Once<Result>) => {
      if (!result.repeated) await message.send(tell(result));
    },
  };
}

export async function editMessage(
  call: Call,
  { channelId, ts }: MessagePlace,
  message: Message,
): Promise<void> {
  const { background } = call.services.clients;
  await afterTheDeed(call, 'message edit', () =>
    background.chat.update({ channel: channelId, ts, ...message }),
  );
}
