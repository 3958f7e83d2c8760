/** What would come of swapping for these people, and the question whether to do it. */
import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { PeoplePreview } from '../../src/licensing/preview-people.ts';
import { context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { lineSections } from '../../src/slack/line-sections.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { packedIds, packIds } from '../../src/slack/packed-ids.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import { previewBlocks } from '../../src/slack/preview-blocks.ts';
import { reasonInput } from '../../src/slack/reason-input.ts';
import type { Texts } from '../../src/slack/texts.ts';
import type { Swap, Swapped } from './swap-each.ts';

export const CONFIRMATION = 'swap.confirm';
export const REASON = 'swap.reason';

/** So many characters of a revision: 25 of them must fit beside 100 plans. */
const SHORT = 5;

const confirmMetadata = z.object({
  fromProductId: z.uuid(),
  toProductId: z.uuid(),
  isOne: z.boolean(),
  people: packedIds,
  off: packedIds,
  /** See SwapAsked. */
  had: z.string().default(''),
});

export interface SwapAsked extends Omit<Swap, 'reason' | 'revisions'> {
  personIds: readonly string[];
  /** Of what each of them had, in their order; empty where they could not be served. */
  had: readonly string[];
  /** As the products are called. */
  from: string;
  to: string;
}

/** @param sentence says an error as markup. */
export function swapConfirmation(
  texts: Texts,
  asked: SwapAsked,
  preview: PeoplePreview<Swapped[]>,
  sentence: (error: unknown) => string,
): Modal {
  const { md } = texts;
  const { outcome: swapped } = preview;
  const names = { from: shortName(asked.from, 100), to: shortName(asked.to, 100) };
  const able = swapped.filter((each) => 'result' in each);
  const failed = swapped.flatMap((each) =>
    'error' in each
      ? [md('swap:keeps', { person: each.name, sentence: sentence(each.error) })]
      : [],
  );
  const again = able.flatMap(({ name: person, result: { startsAgain: day } }) =>
    day === undefined
      ? []
      : [md('startsAgain', { product: names.from, person, day: texts.day(day) })],
  );
  const people = texts.list(able.map(({ name }) => name));
  const isPossible = able.length > 0;
  return {
    type: 'modal',
    callback_id: CONFIRMATION,
    title: plain(texts.plain('swap:title'), 24),
    ...(isPossible && { submit: plain(texts.plain('swap:confirm'), 24) }),
    close: plain(texts.plain('back'), 24),
    private_metadata: encode({
      ...{ fromProductId: asked.fromProductId, toProductId: asked.toProductId, isOne: asked.isOne },
      people: packIds(asked.personIds),
      off: packIds(asked.disabledPlanIds),
      had: asked.had.map((revision) => revision.slice(0, SHORT)).join(),
    }),
    blocks: [
      section(
        isPossible
          ? md('swap:ask', { ...names, people, count: able.length })
          : md('swap:nobody', names),
      ),
      ...defaultLocation(texts, able),
      ...lineSections([...failed, ...again]),
      ...(isPossible ? [...previewBlocks(texts, preview), reasonInput(texts, REASON)] : []),
    ],
  };
}

function defaultLocation(texts: Texts, able: readonly Swapped[]): KnownBlock[] {
  const used = able.flatMap((each) =>
    'result' in each ? (each.result.defaultLocationUsed ?? []) : [],
  );
  const [location] = used;
  if (location === undefined) return [];
  const country = texts.country(location);
  return [context(texts.md('swap:defaultLocation', { count: used.length, country }))];
}

/** @throws {Tampered} */
export function readConfirmation(view: Pick<ViewOutput, 'state' | 'private_metadata'>) {
  const { people, off, had, ...products } = decode(confirmMetadata, view.private_metadata);
  const reason = formValues(view).text(REASON);
  const shown = had.split(',');
  const revisions = new Map(people.map((id, index) => [id, shown[index]]));
  return { personIds: people, swap: { ...products, disabledPlanIds: off, reason, revisions } };
}
