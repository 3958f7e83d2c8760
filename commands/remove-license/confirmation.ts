/**
 * The view that asks before anything is removed, naming people and products, with what would come of
 * it.
 */
import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { InheritedLicense } from '../../src/licensing/errors.ts';
import type { PeoplePreview } from '../../src/licensing/preview-people.ts';
import { UNDO_MINUTES } from '../../src/licensing/remove-license.ts';
import type { ProductForeseen } from '../../src/licensing/rules/foreseen.ts';
import { context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { lineSections } from '../../src/slack/line-sections.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { packedIds, packIds } from '../../src/slack/packed-ids.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import { previewBlocks } from '../../src/slack/preview-blocks.ts';
import { reasonInput } from '../../src/slack/reason-input.ts';
import type { Texts } from '../../src/slack/texts.ts';
import type { Asked } from './asked.ts';
import { groupNames, inherited } from './inherited-blocks.ts';
import type { Removal } from './remove-each.ts';

export const CONFIRMATION = 'remove.confirm';
export const REASON = 'remove.reason';

const MAX_WAITING = 3;

export const confirmMetadata = z.object({
  /** Person and product in turn. */
  pairs: packedIds,
  /** Products whose seats go to somebody else at once. */
  goneAtOnce: packedIds,
  /** The form lies underneath: it is done with when this is. */
  fromForm: z.boolean(),
  returnTo: returnTo.optional(),
});
export type ConfirmMetadata = z.infer<typeof confirmMetadata>;

export interface Foreseen {
  preview: PeoplePreview<Removal[]>;
  /** Says an error as markup. */
  sentence(error: unknown): string;
}

export function confirmation(
  texts: Texts,
  { preview, sentence }: Foreseen,
  { fromForm, returnTo: back }: Pick<ConfirmMetadata, 'fromForm' | 'returnTo'>,
): Modal {
  const removals = preview.outcome;
  const able = removals.filter((each) => 'result' in each);
  const isPossible = able.length > 0;
  const goneAtOnce = preview.products.filter(({ next }) => next.count > 0);
  const metadata: z.input<typeof confirmMetadata> = {
    pairs: packIds(able.flatMap(({ person, productId }) => [person.id, productId])),
    goneAtOnce: packIds(goneAtOnce.map(({ productId }) => productId)),
    ...{ fromForm, returnTo: back },
  };
  return {
    type: 'modal',
    callback_id: CONFIRMATION,
    title: plain(texts.plain('remove:title'), 24),
    ...(isPossible && {
      submit: plain(texts.plain('remove:confirm', { count: able.length }), 24),
    }),
    close: plain(texts.plain(fromForm ? 'back' : 'cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      ...(isPossible ? question(texts, able, goneAtOnce) : []),
      ...lineSections(able.flatMap((each) => startsAgain(texts, each))),
      ...lineSections(goneAtOnce.map((each) => goesTo(texts, each))),
      ...failures(texts, removals, sentence),
      ...inherited(texts, removals),
      ...(isPossible ? [...previewBlocks(texts, preview), reasonInput(texts, REASON)] : []),
    ],
  };
}

function question(
  texts: Texts,
  able: readonly Asked[],
  goneAtOnce: readonly ProductForeseen[],
): KnownBlock[] {
  const { md } = texts;
  const count = able.length;
  const isOfOne = new Set(able.map(({ person }) => person.id)).size === 1;
  const [first] = able;
  const names = able.map(({ name, person }) => {
    const product = `*${shortName(name, 100)}*`;
    return isOfOne ? product : md('remove:of', { product, person: personLabel(texts, person) });
  });
  const products = count === 1 ? names.join() : '';
  const list = count === 1 ? [] : names.map((name) => `• ${name}`);
  const person = first ? personLabel(texts, first.person) : '';
  const isGone = able.every((each) => goneAtOnce.some((some) => some.productId === each.productId));
  const canUndo = able.some((each) => each.person.status === 'active');
  const undo = canUndo ? 'remove:consequence' : 'remove:noUndo';
  const consequence = isGone ? 'remove:atOnce' : undo;
  const kept = able.filter(({ through }) => through.some(({ isActive }) => isActive));
  return [
    section(md(isOfOne ? 'remove:ask' : 'remove:askAll', { count, products, person })),
    ...lineSections([...list, ...kept.map((each) => keeps(texts, each))]),
    context(md(consequence, { count, minutes: UNDO_MINUTES })),
  ];
}

function startsAgain(
  texts: Texts,
  { person, name, result: { startsAgain: day } }: Extract<Removal, { result: unknown }>,
): string[] {
  if (day === undefined) return [];
  const names = { product: shortName(name, 75), person: personLabel(texts, person) };
  return [texts.md('startsAgain', { ...names, day: texts.day(day) })];
}

function goesTo(texts: Texts, { product, next }: ProductForeseen): string {
  return texts.md('remove:goesTo', {
    ...{ product: shortName(product, 75), count: next.count },
    people: nameList(texts, next.names, MAX_WAITING),
  });
}

function keeps(texts: Texts, { person, name, through }: Asked): string {
  return texts.md('remove:keeps', {
    person: personLabel(texts, person),
    product: shortName(name, 75),
    groups: groupNames(
      texts,
      through.filter(({ isActive }) => isActive),
    ),
  });
}

function failures(
  texts: Texts,
  removals: readonly Removal[],
  sentence: (error: unknown) => string,
): KnownBlock[] {
  const lines = removals.flatMap((each) => {
    if ('result' in each || each.error instanceof InheritedLicense) return [];
    const product = `*${shortName(each.name, 75)}*`;
    const person = personLabel(texts, each.person);
    return [texts.md('remove:cannot', { product, person, sentence: sentence(each.error) })];
  });
  return lineSections(lines);
}

/** @throws {Tampered} */
export function readConfirmation(view: Pick<ViewOutput, 'state' | 'private_metadata'>) {
  const { pairs: ids, ...metadata } = decode(confirmMetadata, view.private_metadata);
  const pairs = ids.flatMap((personId, index) => {
    const productId = ids[index + 1];
    return index % 2 === 0 && productId !== undefined ? [{ personId, productId }] : [];
  });
  return { ...metadata, pairs, reason: formValues(view).text(REASON) };
}
