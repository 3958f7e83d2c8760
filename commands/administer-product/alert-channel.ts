/** Where alerts about one product go, if not where all go. */
import { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { channelInUse } from '../../src/licensing/alerts/alert-route.ts';
import {
  chooseProductChannel,
  type ProductChannel,
  readProductChannel,
} from '../../src/licensing/alerts/choose-product-channel.ts';
import { channelInput, channelProblem, channelValue } from '../../src/slack/alert-channel.ts';
import { context, type Modal, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { formModal } from '../../src/slack/form-modal.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { resultModal, returnHere, showModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { checked, decode } from '../../src/slack/payload.ts';
import type { ActionCall, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const ALERT_CHANNEL = 'product.alert_channel';
export const CHANNEL = 'product.alert_channel.channel';

const metadata = z.object({
  productId: z.uuid(),
  /** Its channel as the form was opened. */
  seenId: channelValue,
  returnTo: returnTo.optional(),
});

export async function openAlertChannel(call: ActionCall, productId: string): Promise<void> {
  const { services, context: by, texts } = call;
  const read = await readProductChannel(services.licensing, by, productId);
  const seenId = channelInUse(read.own);
  const place = { productId, seenId, returnTo: returnHere(call) };
  await showModal(call, alertChannelModal(texts, read, place));
}

export function alertChannelModal(
  texts: Texts,
  { product, own, otherwise }: ProductChannel,
  place: z.infer<typeof metadata>,
): Modal {
  const { plain: text, md } = texts;
  const isThere = otherwise?.closedWhy === null;
  const elsewhere = isThere
    ? md('alerts:channelElse', { channel: `<#${otherwise.channelId}>` })
    : md('alerts:channelElseNone');
  const labels = { label: text('alerts:channelTitle'), hint: text('alerts:channelHint') };
  const form = {
    callbackId: ALERT_CHANNEL,
    title: text('alerts:channelTitle'),
    submit: text('alerts:channelSubmit'),
    metadata: place,
  };
  return formModal(texts, form, [
    section(md('alerts:channelWhat', { product: shortName(product) })),
    ...(own && own.closedWhy !== null
      ? [
          section(
            md('alerts:channelClosed', { channel: `<#${own.channelId}>`, why: own.closedWhy }),
          ),
        ]
      : []),
    channelInput(texts, { id: CHANNEL, actionId: CHANNEL, ...labels }, place.seenId),
    context(elsewhere),
  ]);
}

export async function submitAlertChannel(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { services, texts } = call;
  const { productId, seenId } = decode(metadata, call.view.private_metadata);
  const channelId = checked(channelValue, formValues(call.view).conversations(CHANNEL)[0] ?? null);
  const isNew = channelId !== null && channelId !== seenId;
  const problem = isNew ? await channelProblem(call, channelId) : null;
  if (problem !== null) return { errors: { [CHANNEL]: problem } };
  const input = { productId, channelId, seenId };
  const done = await chooseProductChannel(services.licensing, onceAForm(call), input);
  const { product, changed, repeated } = done;
  const said = channelId === null ? 'alerts:channelGivenUp' : ('alerts:channelChosen' as const);
  const names = { product: shortName(product), channel: `<#${channelId}>` };
  const text = texts.md(changed ? said : 'alerts:channelSame', names);
  return {
    view: resultModal(texts, texts.plain('alerts:channelTitle'), [section(text)], repeated),
    told: text,
  };
}
