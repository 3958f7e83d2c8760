/** What would come of assigning to these people, and the question whether to do it. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { PeoplePreview } from '../../src/licensing/preview-people.ts';
import { type Modal, plain, section } from '../../src/slack/blocks.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { lineSections } from '../../src/slack/line-sections.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { packedIds, packIds } from '../../src/slack/packed-ids.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import { previewBlocks } from '../../src/slack/preview-blocks.ts';
import { reasonInput } from '../../src/slack/reason-input.ts';
import type { Texts } from '../../src/slack/texts.ts';
import type { Assigned, Assignment } from './assign-each.ts';
import { type AssignMetadata, assignForm, REASON } from './form.ts';

export const CONFIRMATION = 'assign.confirm';
/** What a view remembers at most. */
const MOST_METADATA = 3000;

const confirmMetadata = assignForm
  .pick({ startDate: true, untilDate: true, usageLocation: true })
  .extend({
    productId: z.uuid(),
    isOne: z.boolean(),
    people: packedIds,
    off: packedIds,
    returnTo: returnTo.optional(),
  });

export interface AssignAsked {
  assignment: Assignment;
  personIds: readonly string[];
  /** As the product is called. */
  product: string;
  returnTo: AssignMetadata['returnTo'];
}

/** @param sentence says an error as markup. */
export function assignConfirmation(
  texts: Texts,
  { assignment, personIds, product: name, returnTo: back }: AssignAsked,
  preview: PeoplePreview<Assigned[]>,
  sentence: (error: unknown) => string,
): Modal {
  const { md } = texts;
  const product = shortName(name, 100);
  const { productId, isOne, startDate, untilDate, usageLocation } = assignment;
  const { disabledPlanIds, reason } = assignment;
  const metadata: z.input<typeof confirmMetadata> = {
    ...{ productId, isOne, startDate, untilDate, usageLocation },
    people: packIds(personIds),
    off: packIds(disabledPlanIds),
  };
  const whole = encode({ ...metadata, returnTo: back });
  const able = preview.outcome.filter(isChange);
  const isPossible = able.length > 0;
  const lines = preview.outcome.flatMap((each) => line(texts, each, startDate, sentence));
  const people = texts.list(able.map((each) => each.name));
  return {
    type: 'modal',
    callback_id: CONFIRMATION,
    title: plain(texts.plain('assign:title'), 24),
    ...(isPossible && { submit: plain(texts.plain('assign:submit'), 24) }),
    close: plain(texts.plain('back'), 24),
    // Seeing the view below anew is less than seeing this one at all.
    private_metadata: whole.length > MOST_METADATA ? encode(metadata) : whole,
    blocks: [
      section(
        isPossible ? md('assign:ask', { product, people }) : md('assign:askNobody', { product }),
      ),
      ...lineSections(lines),
      ...(isPossible ? [...previewBlocks(texts, preview), reasonInput(texts, REASON, reason)] : []),
    ],
  };
}

function isChange(each: Assigned): boolean {
  return 'result' in each && each.result.outcome !== 'unchanged';
}

/** What the sums below do not say of a person. */
function line(
  { md, day, country }: Texts,
  each: Assigned,
  startDate: string | null,
  sentence: (error: unknown) => string,
): string[] {
  const { name: person } = each;
  if ('error' in each) return [md('assign:cannot', { person, sentence: sentence(each.error) })];
  const { outcome, defaultLocationUsed: location } = each.result;
  if (outcome === 'assigned') {
    return location === null
      ? []
      : [md('assign:wouldUseDefault', { person, country: country(location) })];
  }
  if (outcome === 'scheduled' && startDate !== null) {
    return [md('assign:wouldStart', { person, day: day(startDate) })];
  }
  return [md(outcome === 'unchanged' ? 'assign:unchanged' : 'assign:wouldChange', { person })];
}

/** @throws {Tampered} */
export function readConfirmation(view: Pick<ViewOutput, 'state' | 'private_metadata'>): {
  assignment: Assignment;
  personIds: string[];
  returnTo: AssignMetadata['returnTo'];
} {
  const metadata = decode(confirmMetadata, view.private_metadata);
  const { people: personIds, off: disabledPlanIds, returnTo: back, ...rest } = metadata;
  const reason = formValues(view).text(REASON);
  return { assignment: { ...rest, disabledPlanIds, reason }, personIds, returnTo: back };
}
