/** Where alerts of a kind go, and those that are urgent or not, if not where all go. */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import {
  type AlertChannels,
  chooseAlertChannels,
  chosenScopes,
  readAlertChannels,
} from '../../src/licensing/alerts/choose-alert-channels.ts';
import {
  channelInput,
  channelProblem,
  channelValue,
  scopeName,
} from '../../src/slack/alert-channel.ts';
import { button, context, type Modal, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { formModal } from '../../src/slack/form-modal.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { resultModal, showModal } from '../../src/slack/modals.ts';
import { checked, decode } from '../../src/slack/payload.ts';
import type { ActionCall, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const MORE_CHANNELS = 'settings.channels.open';
export const ALERT_CHANNELS = 'settings.channels';

const metadata = z.object({ revision: z.string().regex(/^[0-9a-f]{16}$/) });

const fieldOf = (index: number) => `${ALERT_CHANNELS}.${index}`;

/** In the settings: the way to them. */
export function moreChannels({ md, plain: text }: Texts): KnownBlock {
  const accessory = button({ text: text('settings:channelsOpen'), actionId: MORE_CHANNELS });
  return section(md('settings:channelsMore'), { accessory });
}

export async function openAlertChannels(call: ActionCall): Promise<void> {
  const { services, context: by, texts } = call;
  const read = await readAlertChannels(services.licensing, by);
  await showModal(call, alertChannelsModal(texts, read));
}

export function alertChannelsModal(texts: Texts, { channelIds, revision }: AlertChannels): Modal {
  const { plain: text, md } = texts;
  const form = {
    callbackId: ALERT_CHANNELS,
    title: text('settings:channelsTitle'),
    submit: text('settings:save'),
    metadata: { revision },
  };
  return formModal(texts, form, [
    section(md('settings:channelsWhat')),
    ...chosenScopes.map((scope, index) => {
      const hint =
        'severity' in scope ? (`settings:hint_${scope.severity}` as const) : 'alerts:channelHint';
      const field = { id: fieldOf(index), actionId: fieldOf(index), hint: text(hint) };
      const label = text('settings:channelOf', { about: scopeName(texts, scope) });
      return channelInput(texts, { ...field, label }, channelIds[index] ?? null);
    }),
    context(md('settings:channelsOrder')),
  ]);
}

export async function submitAlertChannels(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { services, texts } = call;
  const { revision } = decode(metadata, call.view.private_metadata);
  const values = formValues(call.view);
  const channelIds = chosenScopes.map((_, index) =>
    checked(channelValue, values.conversations(fieldOf(index))[0] ?? null),
  );
  const errors = await problems(call, channelIds);
  if (Object.keys(errors).length > 0) return { errors };
  const input = { channelIds, revision };
  const done = await chooseAlertChannels(services.licensing, onceAForm(call), input);
  const text = texts.md(done.changed ? 'settings:channelsSaved' : 'settings:unchanged');
  const title = texts.plain('settings:channelsTitle');
  return { view: resultModal(texts, title, [section(text)], done.repeated), told: text };
}

/** What was chosen before is not asked of anew. */
async function problems(call: SubmissionCall, channelIds: readonly (string | null)[]) {
  const current = await readAlertChannels(call.services.licensing, call.context);
  const errors: Record<string, string> = {};
  for (const [index, channelId] of channelIds.entries()) {
    if (channelId === null || channelId === current.channelIds[index]) continue;
    const problem = await channelProblem(call, channelId);
    if (problem !== null) errors[fieldOf(index)] = problem;
  }
  return errors;
}
