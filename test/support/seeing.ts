import type { Screen } from '../../sandbox/slack/client/screen.ts';
import type { SlackClient } from '../../sandbox/slack/client.ts';
import type { ClientMessage } from '../../sandbox/slack/client-protocol.ts';
import type { TestApp } from './app.ts';

/** Waits for a modal on top that says all of `words`. */
export function sees(client: SlackClient, ...words: string[]): Promise<Screen> {
  return client.waitFor(
    ({ modal }) => modal && words.every((each) => modal.text.includes(each)) && modal,
  );
}

/** Waits for a message in #general, where commands are typed, that says all of `words`. */
export function isTold(client: SlackClient, ...words: string[]): Promise<ClientMessage> {
  return client.waitFor((each) =>
    each.messages().find(({ text }) => words.every((word) => text.includes(word))),
  );
}

/** So that a test which failed half-way does not leave its modal to the next. */
export async function closeModals({ slack, admin, member }: TestApp): Promise<void> {
  for (const client of [slack.as(admin), slack.as(member)]) {
    if (client.modal) await client.closeModal({ all: true });
  }
}
