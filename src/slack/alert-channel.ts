/** The channel for alerts: whether the app may post there, and a first message that shows it does. */

import type { InputBlock } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import { z } from 'zod';
import { type AlertRouteState, closeAlertRoute } from '../licensing/alerts/alert-route.ts';
import { plain, section } from './blocks.ts';
import { inputBlock } from './inputs.ts';
import { shortName } from './name-list.ts';
import type { Call } from './slice.ts';
import { CHANNEL_CLOSED } from './tell-alert.ts';
import { type Texts, textsFor } from './texts.ts';

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

/** Of several it takes one: so it can be emptied again, which a menu of one cannot. */
export function channelInput(
  { plain: text }: Texts,
  field: { id: string; actionId: string; label: string; hint: string },
  channelId: string | null,
): InputBlock {
  return inputBlock(
    { id: field.id, label: field.label, hint: field.hint, optional: true },
    {
      type: 'multi_conversations_select',
      action_id: field.actionId,
      placeholder: plain(text('settings:channelPlaceholder'), 150),
      max_selected_items: 1,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(channelId !== null && { initial_conversations: [channelId] }),
    },
  );
}

/** As a form hands it back; null: none. */
export const channelValue = z
  .string()
  .regex(/^[A-Z0-9]{1,64}$/)
  .nullable();

/** Where that fails for good, the channel is given up at once. */
export async function postTestMessage(
  { services, person }: Call,
  { id: routeId, channelId }: Pick<AlertRouteState, 'id' | 'channelId'>,
  { language, product = null }: { language: string | null; product?: string | null },
): Promise<void> {
  const { clients, licensing, workspace } = services;
  const texts: Texts = textsFor(language);
  const by = texts.person(person);
  const text =
    product === null
      ? texts.md('alerts:test', { person: by })
      : texts.md('alerts:testOfProduct', { person: by, product: shortName(product) });
  const message = { channel: channelId, text, blocks: [section(text)], unfurl_links: false };
  await clients.messages.chat.postMessage(message).catch(async (error: unknown) => {
    const why = error instanceof WebAPIPlatformError ? error.data.error : '';
    if (!CHANNEL_CLOSED.has(why)) throw error;
    await closeAlertRoute(licensing, workspace.tenantId, { routeId, why });
  });
}
