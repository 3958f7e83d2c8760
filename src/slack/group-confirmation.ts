/**
 * What is asked before anything is done to a group with one of its products, with what would come of
 * it. The slice of groups takes the answer, wherever the question was asked.
 */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { inError } from '../licensing/group-counts.ts';
import { asHeld, asSwapped } from '../licensing/group-intent.ts';
import type { GroupVerb } from '../licensing/ports.ts';
import { type GroupPreview, previewGroupChange } from '../licensing/preview-group-change.ts';
import { revisionOf } from '../licensing/revision.ts';
import { type HeldProduct, type ShowGroupResult, showGroup } from '../licensing/show-group.ts';
import { type ShowProductResult, showProduct } from '../licensing/show-product.ts';
import type { GroupChange } from '../licensing/suppose-group-change.ts';
import { context, type Modal, plain, section } from './blocks.ts';
import { causes } from './causes.ts';
import { type ReturnTo, returnTo } from './entry-points.ts';
import { nameList, shortName } from './name-list.ts';
import { packedIds, packIds } from './packed-ids.ts';
import { encode } from './payload.ts';
import { previewBlocks } from './preview-blocks.ts';
import { reasonInput } from './reason-input.ts';
import type { Call } from './slice.ts';
import type { Texts } from './texts.ts';

export const GROUP_CONFIRMATION = 'group.confirm';
export const GROUP_REASON = 'group.reason';
const MAX_PLANS = 10;

export const groupConfirmationMetadata = z.object({
  verb: z.enum(['assign', 'options', 'remove', 'reprocess', 'swap']),
  groupId: z.uuid(),
  productId: z.uuid(),
  /** In a swap: the product that goes. */
  fromProductId: z.uuid().nullable().default(null),
  /** What is to be off, see packed-ids.ts. */
  off: packedIds,
  /** Of what the group has of the product; in a swap, of both. */
  revision: z.string().optional(),
  /** The form lies underneath: it is done with when this is. */
  fromForm: z.boolean(),
  returnTo: returnTo.optional(),
});

/** Group and product that something is to be done with. */
export interface GroupAsked {
  group: ShowGroupResult['group'];
  product: ShowProductResult;
  /** What the group has of it. */
  held: HeldProduct | undefined;
  /** In a swap: the product that goes. */
  from: HeldProduct | undefined;
}

export interface GroupAsking {
  verb: GroupVerb;
  disabledPlanIds: readonly string[];
  fromForm: boolean;
  returnTo: ReturnTo | undefined;
  /** As it was given before. */
  reason?: string | null;
}

interface Which {
  groupId: string;
  productId: string;
  fromProductId?: string | null;
}

/** @throws {NotAllowed | GroupNotFound | ProductNotFound} */
export async function readGroupAsked(
  { services: { licensing }, context: by }: Call,
  { groupId, productId, fromProductId = null }: Which,
): Promise<GroupAsked> {
  const [{ group, products }, product] = await Promise.all([
    showGroup(licensing, by, { groupId }),
    showProduct(licensing, by, { productId }),
  ]);
  const heldOf = (id: string | null) => products.find((each) => each.productId === id);
  return { group, product, held: heldOf(productId), from: heldOf(fromProductId) };
}

/**
 * The question with its preview.
 * @throws what the deed itself would throw.
 */
export async function askGroup(
  call: Call,
  which: Which,
  { verb, ...asking }: Omit<GroupAsking, 'verb'> & { verb: GroupVerb | 'assign or options' },
): Promise<Modal> {
  const asked = await readGroupAsked(call, which);
  const whatIs = asked.held ? 'options' : 'assign';
  const what = { ...asking, verb: verb === 'assign or options' ? whatIs : verb };
  const change = changeOf(which, what);
  const { licensing } = call.services;
  const preview = change && (await previewGroupChange(licensing, call.context, change));
  return groupConfirmation(call.texts, asked, what, preview);
}

function changeOf(
  { groupId, productId, fromProductId }: Which,
  { verb, disabledPlanIds }: Pick<GroupAsking, 'verb' | 'disabledPlanIds'>,
): GroupChange | null {
  if (verb === 'reprocess') return null;
  if (verb === 'remove') return { groupId, kind: 'remove', productId };
  if (verb !== 'swap') return { groupId, kind: 'assign', productId, disabledPlanIds };
  const products = { fromProductId: fromProductId ?? '', toProductId: productId };
  return { groupId, kind: 'swap', ...products, disabledPlanIds };
}

export function groupConfirmation(
  texts: Texts,
  asked: GroupAsked,
  { verb, disabledPlanIds, fromForm, returnTo: back, reason }: GroupAsking,
  preview: GroupPreview | null,
): Modal {
  const metadata: z.input<typeof groupConfirmationMetadata> = {
    ...{ verb, groupId: asked.group.id, productId: asked.product.product.id },
    fromProductId: asked.from?.productId ?? null,
    off: packIds(disabledPlanIds),
    revision: revisionOf(verb === 'swap' ? asSwapped(asked.from, asked.held) : asHeld(asked.held)),
    ...{ fromForm, returnTo: back },
  };
  return {
    type: 'modal',
    callback_id: GROUP_CONFIRMATION,
    title: plain(texts.plain(`groups:${verb}Title`), 24),
    submit: plain(texts.plain(`groups:${verb}Confirm`), 24),
    close: plain(texts.plain(fromForm ? 'back' : 'cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      ...question(texts, verb, asked, disabledPlanIds),
      ...(preview ? previewBlocks(texts, preview) : []),
      ...(verb === 'reprocess' ? [] : [reasonInput(texts, GROUP_REASON, reason)]),
    ],
  };
}

function question(
  texts: Texts,
  verb: GroupVerb,
  asked: GroupAsked,
  disabledPlanIds: readonly string[],
): KnownBlock[] {
  const { md } = texts;
  const { group, held, product, from } = asked;
  const names = {
    group: shortName(group.name, 100),
    product: shortName(product.product.displayName, 100),
    old: shortName(from?.product ?? '', 100),
  };
  const ask = (count: number, more: object = {}) =>
    section(md(`groups:${verb}Ask`, { ...names, count, ...more }));
  const plans = planLines(texts, asked, disabledPlanIds);
  switch (verb) {
    case 'assign':
    case 'swap':
      return [
        ask(group.members),
        context([...plans, md(`groups:${verb}Consequence`, names)].join('\n')),
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
function planLines(texts: Texts, { product, held }: GroupAsked, off: readonly string[]): string[] {
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
