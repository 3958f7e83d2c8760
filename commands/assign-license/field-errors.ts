/** Errors that stand at the field where the way out is. Plain text: fields know no markup. */
import {
  LicensingError,
  StartInPast,
  UntilBeforeStart,
  UntilInPast,
} from '../../src/licensing/errors.ts';
import { MAX_PEOPLE } from '../../src/slack/people-inputs.ts';
import { plansBlock } from '../../src/slack/plans-input.ts';
import { reasonErrors } from '../../src/slack/reason-input.ts';
import { fieldSentence } from '../../src/slack/sentence.ts';
import type { Call } from '../../src/slack/slice.ts';
import {
  type AssignForm,
  GROUP,
  locationBlock,
  OTHERS,
  PEOPLE,
  PLANS,
  PRODUCT,
  peopleCount,
  REASON,
  START,
  UNTIL,
} from './form.ts';

export type FieldErrors = Record<string, string>;

/** What can be said of the form alone; null when nothing is wrong with it. */
export function shapeErrors(call: Call, form: AssignForm, today: string): FieldErrors | null {
  const { plain } = call.texts;
  const chosen = peopleCount(form);
  const tooMany = { chosen, max: MAX_PEOPLE };
  const { startDate, untilDate, groupId } = form;
  const isPast = untilDate !== null && untilDate < today;
  const isOver = startDate !== null && untilDate !== null && untilDate < startDate;
  const isLate = startDate !== null && startDate < today;
  const errors: FieldErrors = {
    ...(form.productId === null && { [PRODUCT]: plain('assign:productNeeded') }),
    ...(chosen === 0 && groupId === null && { [PEOPLE]: plain('assign:peopleNeeded') }),
    ...(chosen > MAX_PEOPLE && { [PEOPLE]: plain('assign:tooManyPeople', tooMany) }),
    ...(chosen > 0 && groupId !== null && { [GROUP]: plain('assign:peopleOrGroup') }),
    ...(isLate && { [START]: fieldSentence(call, new StartInPast({ today })) }),
    ...(isOver && { [UNTIL]: fieldSentence(call, new UntilBeforeStart()) }),
    ...(isPast && { [UNTIL]: fieldSentence(call, new UntilInPast({ today })) }),
    ...reasonErrors(call.texts, REASON, form.reason),
  };
  return Object.keys(errors).length === 0 ? null : errors;
}

/** Why the only person chosen did not get it, at its field among `blocks`; null: it has none. */
export function fieldErrors(
  call: Call,
  form: AssignForm,
  error: unknown,
  blocks: readonly { block_id?: string }[],
): FieldErrors | null {
  if (!(error instanceof LicensingError)) return null;
  const shown = new Set(blocks.map((block) => block.block_id));
  const block = fieldsFor(error.code, form).find((each) => shown.has(each));
  return block === undefined ? null : { [block]: fieldSentence(call, error) };
}

/** Best first. */
function fieldsFor(code: string, form: AssignForm): string[] {
  switch (code) {
    case 'person_not_found':
    case 'person_deleted':
      return [form.slackUserIds.length > 0 ? PEOPLE : OTHERS];
    case 'usage_location_missing':
    case 'usage_location_unknown':
      return [locationBlock(form)];
    case 'prohibited_in_usage_location':
    case 'mutually_exclusive':
    case 'dependency_missing':
    case 'dependency_in_use':
    case 'plan_not_in_product':
      return [plansBlock(PLANS, form.productId ?? ''), PRODUCT];
    case 'seats_exhausted':
    case 'product_expired':
      return [PRODUCT];
    case 'start_in_past':
    case 'still_held':
      return [START];
    case 'until_in_past':
    case 'until_before_start':
    case 'scheduled_already':
      return [UNTIL];
    default:
      return [];
  }
}
