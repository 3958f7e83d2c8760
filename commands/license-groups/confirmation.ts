/**
 * What is asked before anything is done to a group with one of its products, and what is shown of
 * it afterwards: how far it is, then what came of it.
 */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { assignToGroup } from '../../src/licensing/assign-to-group.ts';
import { GroupNotAssigned } from '../../src/licensing/errors.ts';
import { inError } from '../../src/licensing/group-counts.ts';
import { groupProgress } from '../../src/licensing/group-progress.ts';
import type { GroupVerb } from '../../src/licensing/ports.ts';
import { removeFromGroup } from '../../src/licensing/remove-from-group.ts';
import { reprocessGroup } from '../../src/licensing/reprocess-group.ts';
import {
  type HeldProduct,
  type ShowGroupResult,
  showGroup,
} from '../../src/licensing/show-group.ts';
import { type ShowProductResult, showProduct } from '../../src/licensing/show-product.ts';
import { context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { causes } from '../../src/slack/causes.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { type ReturnTo, returnTo } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { groupWorkMessage, groupWorkModal } from '../../src/slack/group-work.ts';
import {
  messageModal,
  refresh,
  resultModal,
  returnHere,
  showModal,
} from '../../src/slack/modals.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { packedIds, packIds } from '../../src/slack/packed-ids.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import { reasonErrors, reasonInput } from '../../src/slack/reason-input.ts';
import { followGroupWork } from '../../src/slack/show-group-work.ts';
import type { ActionCall, Call, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const CONFIRMATION = 'group.confirm';
const REASON = 'group.reason';
const MAX_PLANS = 10;

const metadataSchema = z.object({
  verb: z.enum(['assign', 'options', 'remove', 'reprocess']),
  groupId: z.uuid(),
  productId: z.uuid(),
  /** What is to be off, see packed-ids.ts. */
  off: packedIds,
  /** The form lies underneath: it is done with when this is. */
  fromForm: z.boolean(),
  returnTo: returnTo.optional(),
});
type Metadata = z.infer<typeof metadataSchema>;

/** Group and product that something is to be done with. */
export interface Asked {
  group: ShowGroupResult['group'];
  product: ShowProductResult;
  /** What the group has of it. */
  held: HeldProduct | undefined;
}

/** @throws {NotAllowed | GroupNotFound | ProductNotFound} */
export async function readAsked(
  { services: { licensing }, context: by }: Call,
  { groupId, productId }: { groupId: string; productId: string },
): Promise<Asked> {
  const [{ group, products }, product] = await Promise.all([
    showGroup(licensing, by, { groupId }),
    showProduct(licensing, by, { productId }),
  ]);
  return { group, product, held: products.find((each) => each.productId === productId) };
}

/** For what the group holds. @throws {GroupNotAssigned} */
export async function openHeld(
  call: ActionCall,
  verb: 'remove' | 'reprocess',
  which: { groupId: string; productId: string },
): Promise<void> {
  requireAdministrator(call.context);
  const { texts } = call;
  const asked = await readAsked(call, which);
  const { group, product, held } = asked;
  if (!held) {
    throw new GroupNotAssigned({ group: group.name, product: product.product.displayName });
  }
  if (verb === 'reprocess' && inError(held.counts) === 0) {
    const nobody = texts.md('groups:reprocessNobody', namesOf(asked));
    const title = texts.plain('groups:reprocessTitle');
    return showModal(call, messageModal(title, nobody, texts.plain('close')));
  }
  const rest = { disabledPlanIds: [], fromForm: false, returnTo: returnHere(call) };
  await showModal(call, confirmation(texts, asked, { verb, ...rest }));
}

interface Asking {
  verb: GroupVerb;
  disabledPlanIds: readonly string[];
  fromForm: boolean;
  returnTo: ReturnTo | undefined;
}

export function confirmation(
  texts: Texts,
  asked: Asked,
  { verb, disabledPlanIds, fromForm, returnTo: back }: Asking,
): Modal {
  const metadata: z.input<typeof metadataSchema> = {
    verb,
    groupId: asked.group.id,
    productId: asked.product.product.id,
    off: packIds(disabledPlanIds),
    fromForm,
    returnTo: back,
  };
  return {
    type: 'modal',
    callback_id: CONFIRMATION,
    title: plain(texts.plain(`groups:${verb}Title`), 24),
    submit: plain(texts.plain(`groups:${verb}Confirm`), 24),
    close: plain(texts.plain(fromForm ? 'back' : 'cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      ...question(texts, verb, asked, disabledPlanIds),
      ...(verb === 'reprocess' ? [] : [reasonInput(texts, REASON)]),
    ],
  };
}

function namesOf({ group, product }: Asked) {
  return {
    group: shortName(group.name, 100),
    product: shortName(product.product.displayName, 100),
  };
}

function question(
  texts: Texts,
  verb: GroupVerb,
  asked: Asked,
  disabledPlanIds: readonly string[],
): KnownBlock[] {
  const { md } = texts;
  const { group, held } = asked;
  const names = namesOf(asked);
  const ask = (count: number, more: object = {}) =>
    section(md(`groups:${verb}Ask`, { ...names, count, ...more }));
  const plans = planLines(texts, asked, disabledPlanIds);
  switch (verb) {
    case 'assign':
      return [
        ask(group.members),
        context([...plans, seatsLine(texts, asked.product)].join('\n')),
        context(md('groups:assignConsequence')),
      ];
    case 'options':
      return [
        ask(group.members),
        context(plans.join('\n') || md('groups:unchangedPlans')),
        context(md('groups:optionsConsequence')),
      ];
    case 'remove':
      return [ask(held?.counts.active ?? 0), context(md('groups:removeConsequence'))];
    case 'reprocess': {
      const errors = held?.counts.errors ?? [];
      return [ask(inError({ errors }), { causes: causes(texts, errors) })];
    }
  }
}

/** Which plans go off and on by it. */
function planLines(texts: Texts, { product, held }: Asked, off: readonly string[]): string[] {
  const before = held?.disabledPlanIds ?? [];
  const line = (key: 'switchedOff' | 'switchedOn', is: (id: string) => boolean) => {
    const names = product.plans.filter(({ id }) => is(id)).map((plan) => plan.friendlyName);
    const plans = nameList(texts, names, MAX_PLANS);
    return names.length === 0 ? [] : [texts.md(`groups:${key}`, { plans })];
  };
  return [
    ...line('switchedOff', (id) => off.includes(id) && !before.includes(id)),
    ...line('switchedOn', (id) => before.includes(id) && !off.includes(id)),
  ];
}

function seatsLine({ md }: Texts, { counts }: ShowProductResult): string {
  const { assignable, total, available } = counts;
  if (!assignable) return md('groups:noSubscription');
  if (total === null || available === null) return md('groups:seatsUnlimited');
  return available === 0 ? md('groups:seatsNone') : md('groups:seatsFree', { count: available });
}

export async function submitConfirmation(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const metadata = decode(metadataSchema, call.view.private_metadata);
  const reason = formValues(call.view).text(REASON);
  const errors = reasonErrors(call.texts, REASON, reason);
  if (Object.keys(errors).length > 0) return { errors };
  const { licensing } = call.services;
  const before = await groupProgress(licensing, call.context, metadata);
  const { repeated, outcome } = await carryOut(call, metadata, reason);
  if (outcome === 'unchanged') return unchanged(call, metadata, before);
  const { verb, groupId, productId, fromForm, returnTo: back } = metadata;
  const work = { verb, groupId, fromForm, had: before.active };
  const progress = await groupProgress(licensing, call.context, metadata);
  const { texts } = call;
  return {
    view: groupWorkModal(texts, work, progress, repeated),
    after: async () => {
      const shown = { ...work, productId, viewId: call.view.id, returnTo: back ?? null };
      const message = groupWorkMessage(texts, work, progress);
      await Promise.all([refresh(call, back), !repeated && followGroupWork(call, shown, message)]);
    },
  };
}

async function carryOut(
  call: SubmissionCall,
  { verb, groupId, productId, off: disabledPlanIds }: Metadata,
  reason: string | null,
): Promise<{ repeated: boolean; outcome?: string }> {
  const { licensing } = call.services;
  const once = onceAForm(call);
  const which = { groupId, productId };
  if (verb === 'remove') return removeFromGroup(licensing, once, { ...which, reason });
  if (verb === 'reprocess') return reprocessGroup(licensing, once, which);
  return assignToGroup(licensing, once, { ...which, disabledPlanIds, reason });
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
