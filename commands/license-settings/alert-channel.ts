/** The channel for alerts: whether the app may post there, and a first message that shows it does. */
import { WebAPIPlatformError } from '@slack/web-api';
import { type AlertRouteState, closeAlertRoute } from '../../src/licensing/alerts/alert-route.ts';
import { section } from '../../src/slack/blocks.ts';
import type { Call } from '../../src/slack/slice.ts';
import { CHANNEL_CLOSED } from '../../src/slack/tell-alert.ts';
import { type Texts, textsFor } from '../../src/slack/texts.ts';

/** The sentence at its field; null where nothing stands against it. */
export async function channelProblem(
  { services, texts }: Call,
  channelId: string,
): Promise<string | null> {
  const app = services.workspace.botName;
  const asked = services.clients.quick.conversations.info({ channel: channelId });
  const { channel } = await asked.catch((error: unknown) => {
    const code = error instanceof WebAPIPlatformError ? error.data.error : '';
    // So Slack calls a private channel without the app, too.
    if (code === 'channel_not_found') return { channel: undefined };
    throw error;
  });
  if (channel?.is_archived) return texts.plain('settings:channelArchived');
  return channel?.is_member ? null : texts.plain('settings:channelInvite', { app });
}

/** Where that fails for good, the channel is given up at once. */
export async function postTestMessage(
  { services, person }: Call,
  { id: routeId, channelId }: Pick<AlertRouteState, 'id' | 'channelId'>,
  language: string | null,
): Promise<void> {
  const { clients, licensing, workspace } = services;
  const texts: Texts = textsFor(language);
  const text = texts.md('alerts:test', { person: texts.person(person) });
  const message = { channel: channelId, text, blocks: [section(text)], unfurl_links: false };
  await clients.messages.chat.postMessage(message).catch(async (error: unknown) => {
    const why = error instanceof WebAPIPlatformError ? error.data.error : '';
    if (!CHANNEL_CLOSED.has(why)) throw error;
    await closeAlertRoute(licensing, workspace.tenantId, { routeId, why });
  });
}
