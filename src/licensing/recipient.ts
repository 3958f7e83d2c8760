/** Whom a message goes to is named by Slack's ids: somebody's, or a channel's. */
export function isChannel(recipient: string): boolean {
  return recipient.startsWith('C') || recipient.startsWith('G');
}

/** SQL: the same of a column. */
export const isChannelIn = (column: string) => `left(${column}, 1) in ('C', 'G')`;
