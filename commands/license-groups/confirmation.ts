/**
 * What is done to a group with one of its products once that was asked, and what is shown of it: how
 * far it is, then what came of it.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { GroupNotAssigned } from '../../src/licensing/errors.ts';
import { inError } from '../../src/licensing/group-counts.ts';
import { groupProgress } from '../../src/licensing/group-progress.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { reprocessGroup } from '../../src/licensing/reprocess-group.ts';
import { swapGroup } from '../../src/licensing/swap-group.ts';
import { section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { formValues } from '../../src/slack/form-values.ts';
import {
  askGroup,
  GROUP_REASON,
  groupConfirmation,
  groupConfirmationMetadata,
  readGroupAsked,
} from '../../src/slack/group-confirmation.ts';
import { groupWorkMessage, groupWorkModal } from '../../src/slack/group-work.ts';
import {
  messageModal,
  resultModal,
  returnHere,
  showModal,
  showWhenReady,
} from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { decode } from '../../src/slack/payload.ts';
import { reasonErrors } from '../../src/slack/reason-input.ts';
import { refresh } from '../../src/slack/refresh.ts';
import { followGroupWork } from '../../src/slack/show-group-work.ts';
import type { ActionCall, Call, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';

type Metadata = z.infer<typeof groupConfirmationMetadata>;

/** For what the group holds. @throws {GroupNotAssigned} */
export async function openHeld(
  call: ActionCall,
  verb: 'remove' | 'reprocess',
  which: { groupId: string; productId: string },
): Promise<void> {
  requireAdministrator(call.context);
  const { texts } = call;
  const rest = { disabledPlanIds: [], fromForm: false, returnTo: returnHere(call) };
  if (verb === 'remove') {
    const title = texts.plain('groups:removeTitle');
    return showWhenReady(call, title, () => askGroup(call, which, { verb, ...rest }));
  }
  const asked = await readGroupAsked(call, which);
  const names = { group: asked.group.name, product: asked.product.product.displayName };
  if (!asked.held) throw new GroupNotAssigned(names);
  if (inError(asked.held.counts) === 0) {
    const group = shortName(names.group, 100);
    const product = shortName(names.product, 100);
    const nobody = texts.md('groups:reprocessNobody', { group, product });
    const title = texts.plain('groups:reprocessTitle');
    return showModal(call, messageModal(title, nobody, texts.plain('close')));
  }
  await showModal(call, groupConfirmation(texts, asked, { verb, ...rest }, null));
}

export async function submitConfirmation(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const metadata = decode(groupConfirmationMetadata, call.view.private_metadata);
  const reason = formValues(call.view).text(GROUP_REASON);
  const errors = reasonErrors(call.texts, GROUP_REASON, reason);
  if (Object.keys(errors).length > 0) return { errors };
  const { licensing } = call.services;
  const { verb, groupId, productId, fromProductId, fromForm, returnTo: back } = metadata;
  const before = await groupProgress(licensing, call.context, metadata);
  const work = { verb, groupId, fromForm, had: before.active };
  const follower = followGroupWork(call, {
    ...{ ...work, productId, fromProductId },
    ...{ viewId: call.view.id, returnTo: back ?? null },
  });
  const { repeated, outcome } = await carryOut(call, metadata, reason, follower.keep);
  if (outcome === 'unchanged') return unchanged(call, metadata, before);
  const progress = await groupProgress(licensing, call.context, metadata);
  const { texts } = call;
  return {
    view: groupWorkModal(texts, work, progress, repeated),
    after: async () => {
      const message = groupWorkMessage(texts, work, progress);
      await Promise.all([refresh(call, back), !repeated && follower.begin(message)]);
    },
  };
}

async function carryOut(
  call: SubmissionCall,
  { verb, groupId, productId, fromProductId, off: disabledPlanIds, revision }: Metadata,
  reason: string | null,
  keep: (em: SqlEntityManager) => Promise<void>,
): Promise<{ repeated: boolean; outcome?: string }> {
  const { licensing } = call.services;
  const once = onceAForm(call);
  const which = { groupId, productId };
  if (verb === 'remove') return removeFromGroup(licensing, once, { ...which, reason }, keep);
  if (verb === 'reprocess') return reprocessGroup(licensing, once, which, keep);
  if (verb === 'swap') {
    const swap = { groupId, fromProductId: fromProductId ?? '', toProductId: productId };
    return swapGroup(licensing, once, { ...swap, disabledPlanIds, reason, revision }, keep);
  }
  const assign = { ...which, disabledPlanIds, reason, revision };
  return assignToGroup(licensing, once, assign, async (em, { outcome }) => {
    if (outcome !== 'unchanged') await keep(em);
  });
}

function unchanged(
  { texts }: Call,
  { verb, fromForm }: Metadata,
  names: { group: string; product: string },
): SubmissionAnswer {
  const group = shortName(names.group, 100);
  const said = texts.md('groups:unchanged', { group, product: shortName(names.product, 100) });
  const view = resultModal(texts, texts.plain(`groups:${verb}Title`), [section(said)]);
  return { view: { ...view, clear_on_close: fromForm } };
}
