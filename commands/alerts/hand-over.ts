import { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { type OpenAlert, readOpenAlert } from '../../src/licensing/alerts/change-alert.ts';
import { handOverAlert } from '../../src/licensing/alerts/own-alert.ts';
import { OwnerNotAdministrator } from '../../src/licensing/errors.ts';
import { type Modal, plain, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import { formModal } from '../../src/slack/form-modal.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { inputBlock } from '../../src/slack/inputs.ts';
import { showModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { checked, decode } from '../../src/slack/payload.ts';
import type { ActionCall, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { alertMetadata, done } from './alert-form.ts';

export const HAND_OVER = 'alert.hand_over.form';
const TO = 'alert.hand_over.to';

const metadata = alertMetadata.extend({ fromId: z.uuid().nullable() });

export async function openHandOver(call: ActionCall, alertId: string): Promise<void> {
  const alert = await readOpenAlert(call.services.licensing, call.context, alertId);
  await showModal(call, handOverModal(call.texts, alert));
}

export function handOverModal(
  texts: Texts,
  {
    id: alertId,
    product,
    owner,
    ownerId: fromId,
  }: Pick<OpenAlert, 'id' | 'product' | 'owner' | 'ownerId'>,
): Modal {
  const { plain: text } = texts;
  const form = {
    callbackId: HAND_OVER,
    title: text('alerts:handOverTitle'),
    submit: text('alerts:handOverSubmit'),
    metadata: { alertId, fromId },
  };
  const what = owner === null ? 'handOverNobody' : 'handOverWhat';
  const names = { product: shortName(product), person: shortName(owner ?? '') };
  return formModal(texts, form, [
    section(texts.md(`alerts:${what}`, names)),
    inputBlock(
      { id: TO, label: text('alerts:handOverTo'), hint: text('alerts:handOverHint') },
      { type: 'users_select', action_id: TO, placeholder: plain(text('alerts:handOverTo'), 150) },
    ),
  ]);
}

export async function submitHandOver(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { services, texts } = call;
  const { alertId, fromId } = decode(metadata, call.view.private_metadata);
  const slackUserId = checked(z.string().min(1), formValues(call.view).user(TO));
  try {
    const to = await services.people.bySlackId(slackUserId);
    if (!services.people.isAdministrator(to)) {
      throw new OwnerNotAdministrator({ person: to.displayName });
    }
    const input = { alertId, fromId, toId: to.id };
    const handed = await handOverAlert(services.licensing, onceAForm(call), input);
    const names = { person: texts.person(to), product: shortName(handed.product) };
    const text = texts.md('alerts:handedOver', names);
    return done(texts, texts.plain('alerts:handOverTitle'), text, handed.repeated);
  } catch (error) {
    return { errors: fieldErrors(call, error, FIELDS) };
  }
}

const FIELDS = { person_not_found: [TO], owner_not_administrator: [TO] };
