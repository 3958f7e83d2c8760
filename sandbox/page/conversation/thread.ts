/** The messages of a conversation in the order they are drawn: each reply under its parent. */
import type { ClientMessage } from '../../slack/client-protocol.ts';

export interface Line {
  message: ClientMessage;
  isReply: boolean;
  /** Starts a new day, or follows its own sender closely enough to leave the name out. */
  startsDay: boolean;
  isContinued: boolean;
}

const CLOSE = 5 * 60;

function dayOf(message: ClientMessage, tz: string): string {
  return new Date(Number(message.ts) * 1000).toLocaleDateString('en-CA', { timeZone: tz });
}

function inThreads(messages: ClientMessage[]): { message: ClientMessage; isReply: boolean }[] {
  const present = new Set(messages.map(({ ts }) => ts));
  const isReply = ({ ts, threadTs }: ClientMessage) =>
    threadTs !== undefined && threadTs !== ts && present.has(threadTs);
  return messages
    .filter((message) => !isReply(message))
    .flatMap((parent) => [
      { message: parent, isReply: false },
      ...messages
        .filter((message) => isReply(message) && message.threadTs === parent.ts)
        .map((message) => ({ message, isReply: true })),
    ]);
}

export function linesOf(messages: ClientMessage[], tz: string): Line[] {
  const ordered = inThreads(messages.toSorted((a, b) => Number(a.ts) - Number(b.ts)));
  return ordered.map(({ message, isReply }, index) => {
    const before = ordered[index - 1];
    const startsDay =
      !isReply && (before === undefined || dayOf(before.message, tz) !== dayOf(message, tz));
    const isContinued =
      before !== undefined &&
      !message.ephemeral &&
      !startsDay &&
      before.isReply === isReply &&
      before.message.userId === message.userId &&
      Number(message.ts) - Number(before.message.ts) < CLOSE;
    return { message, isReply, startsDay, isContinued };
  });
}
