/** The channel for alerts: whether the app may post there, and a first message that shows it does. */

import type { InputBlock } from '@slack/types';
import { z } from 'zod';
import type { AlertScope, ClosedRoute } from '../licensing/alerts/alert-route.ts';
import type { Greeting } from '../licensing/alerts/next-telling.ts';
import { byName } from './alert-buttons.ts';
import { plain, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { inputBlock } from './inputs.ts';
import { shortName } from './name-list.ts';
import { slackRefusal } from './slack-refusal.ts';
import type { Call } from './slice.ts';
import type { Texts } from './texts.ts';

/** A dead token closes all of them. */
const MAX_CLOSED = 10;

/** The sentence at its field; null where nothing stands against it. */
export async function channelProblem(
  { services, texts }: Call,
  channelId: string,
): Promise<string | null> {
  const app = services.workspace.botName;
  const asked = services.clients.quick.conversations.info({ channel: channelId });
  const { channel } = await asked.catch((error: unknown) => {
    // So Slack calls a private channel without the app, too.
    if (slackRefusal(error) === 'channel_not_found') return { channel: undefined };
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

/** What goes there, in words: "subscriptions that expire"; null: all alerts. As it is, unescaped. */
export function scopeName(
  { plain: text }: Texts,
  { kind, severity }: Pick<AlertScope, 'kind' | 'severity'>,
): string {
  const of = kind ?? severity;
  return of ? text(`alerts:about_${of}`) : text('alerts:about_all');
}

/** mrkdwn, for administrators: a line for each channel that takes no alerts any more. */
export function closedChannels(texts: Texts, closed: readonly ClosedRoute[]): string[] {
  const { md } = texts;
  const lines = closed.slice(0, MAX_CLOSED).map(({ channelId, why, product, ...scope }) => {
    const about = product === null ? scopeName(texts, scope) : shortName(product);
    return md('alerts:homeClosed', { channel: `<#${channelId}>`, why, about });
  });
  const left = closed.length - lines.length;
  return left > 0 ? [...lines, md('alerts:homeClosedMore', { count: left })] : lines;
}

/** The first message there; sent like any other, in its turn. */
export function greetingMessage(
  texts: Texts,
  { by, product, ...scope }: Pick<Greeting, 'by' | 'product' | 'kind' | 'severity'>,
): Message {
  const person = byName(texts, by);
  const about = scopeName(texts, scope);
  const text =
    product === null
      ? texts.md('alerts:test', { person, about })
      : texts.md('alerts:testOfProduct', { person, product: shortName(product) });
  return { text, blocks: [section(text)] };
}
