/**
 * What an approver can change, read from the elements of the review. A picker keeps what was chosen in
 * its block: so each block is named after what it begins with, and one drawn anew begins anew.
 */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { Holding } from '../../src/licensing/list-holdings.ts';
import type { ShownRequest } from '../../src/licensing/requests/read-request.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { checked } from '../../src/slack/payload.ts';
import { plansBlock } from '../../src/slack/plans-input.ts';
import { DAY, LOCATION, PLANS } from './place.ts';

const reviewForm = z.object({
  untilDate: z.iso.date().nullable(),
  disabledPlanIds: z.array(z.uuid()),
  usageLocation: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
});
export type ReviewForm = z.infer<typeof reviewForm>;

export function dayBlock(untilDate: string | null): string {
  return `${DAY}:${untilDate ?? ''}`;
}

/** As it is asked for, or as whoever voted last agreed; plans that are off in what they have stay off. */
export function initialForm(request: ShownRequest, holdings: readonly Holding[]): ReviewForm {
  const held = holdings.find(({ productId }) => productId === request.productId);
  const direct = held?.sources.find(({ group, state }) => group === null && state === 'active');
  return {
    untilDate: (request.votes.at(-1) ?? request).untilDate,
    disabledPlanIds: direct?.disabledPlanIds ?? [],
    usageLocation: null,
  };
}

/** @throws {Tampered} when a value is none that the view offers. */
export function readReview(
  view: Pick<ViewOutput, 'state'> | undefined,
  productId: string,
): ReviewForm {
  const state = view?.state ?? { values: {} };
  const values = formValues({ state });
  const day = Object.keys(state.values).find((block) => block.startsWith(`${DAY}:`));
  return checked(reviewForm, {
    untilDate: day === undefined ? null : values.date(day),
    disabledPlanIds: values.options(plansBlock(PLANS, productId)),
    usageLocation: values.option(LOCATION),
  });
}
