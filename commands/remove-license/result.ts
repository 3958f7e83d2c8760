/** What happened, with Undo: the same in the view and in the direct message. */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { UNDO_MINUTES } from '../../src/licensing/remove-license.ts';
import { button, context, type Modal, section } from '../../src/slack/blocks.ts';
import type { Message } from '../../src/slack/direct-message.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { lineSections } from '../../src/slack/line-sections.ts';
import { resultModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { encode } from '../../src/slack/payload.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import { messagePlace } from '../../src/slack/post-message.ts';
import type { Texts } from '../../src/slack/texts.ts';
import type { Removal } from './remove-each.ts';

export const UNDO = 'remove.undo';
export const undoValue = z.object({ sourceId: z.uuid() });

export const resultMetadata = z.object({
  fromForm: z.boolean(),
  returnTo: returnTo.optional(),
  /** Where the direct message with the same buttons stands. */
  dm: messagePlace.optional(),
});
export type ResultMetadata = z.infer<typeof resultMetadata>;

/** @param sentence says an error as markup. */
export function removeResult(
  texts: Texts,
  removals: readonly Removal[],
  goneAtOnce: readonly string[],
  sentence: (error: unknown) => string,
): Message {
  const { md } = texts;
  const [first] = removals;
  const [only] = removals.length === 1 ? removals : [];
  // Nothing can be given back to a deactivated person, nor while somebody else has the seat.
  const canUndo = (each: Removal) =>
    'result' in each && each.person.status === 'active' && !goneAtOnce.includes(each.productId);
  const hint = removals.some(canUndo)
    ? [context(md('remove:undoHint', { minutes: UNDO_MINUTES }))]
    : [];
  if (only && 'result' in only) {
    const person = personLabel(texts, only.person);
    const text = md('remove:removedFrom', { product: shortName(only.name), person });
    return { text, blocks: [removedBlock(texts, text, only, canUndo(only)), ...hint] };
  }
  const done = removals.filter((removal) => 'result' in removal).length;
  const isOfOne = new Set(removals.map(({ person }) => person.id)).size === 1;
  const text = md(isOfOne ? 'remove:summary' : 'remove:summaryAll', {
    ...{ done, count: removals.length },
    person: first ? personLabel(texts, first.person) : '',
  });
  const lines = removals.flatMap((removal): KnownBlock[] => {
    const name = `*${shortName(removal.name, 60)}*`;
    const person = personLabel(texts, removal.person);
    const product = isOfOne ? name : md('remove:of', { product: name, person });
    return 'result' in removal
      ? [removedBlock(texts, md('remove:removed', { product }), removal, canUndo(removal))]
      : lineSections([md('remove:failed', { product, sentence: sentence(removal.error) })]);
  });
  return { text, blocks: [section(text), ...lines, ...hint] };
}

function removedBlock(
  texts: Texts,
  text: string,
  { name, result: { sourceId } }: Extract<Removal, { result: object }>,
  undo: boolean,
): KnownBlock {
  if (!undo) return section(text);
  return section(text, {
    accessory: button({
      text: texts.plain('remove:undo'),
      actionId: UNDO,
      value: encode({ sourceId }),
      label: texts.plain('remove:undoLabel', { product: name }),
    }),
  });
}

export function removeResultModal(
  texts: Texts,
  blocks: readonly KnownBlock[],
  metadata: ResultMetadata,
  isRepeated = false,
): Modal {
  return {
    ...resultModal(texts, texts.plain('remove:title'), blocks, isRepeated),
    private_metadata: encode(metadata),
    clear_on_close: metadata.fromForm,
  };
}
