/** The form: its ids, and its values ⇄ typed input. What is chosen in it is kept by Slack. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { formValues } from '../../src/slack/form-values.ts';
import { chosenGroup } from '../../src/slack/group-search.ts';
import { checked } from '../../src/slack/payload.ts';
import { plansBlock } from '../../src/slack/plans-input.ts';

export const FORM = 'swap';

export const FROM = 'swap.from';
export const TO = 'swap.to';
export const PEOPLE = 'swap.people';
export const OTHERS = 'swap.others';
export const GROUP = 'swap.group';
export const PLANS = 'swap.plans';

const swapForm = z.object({
  fromProductId: z.uuid().nullable(),
  toProductId: z.uuid().nullable(),
  slackUserIds: z.array(z.string().min(1)),
  /** Of people who are not in Slack. */
  personIds: z.array(z.uuid()),
  groupId: z.uuid().nullable(),
  /** Of the product that comes. */
  disabledPlanIds: z.array(z.uuid()),
});
export type SwapForm = z.infer<typeof swapForm>;

export const EMPTY_FORM: SwapForm = {
  fromProductId: null,
  toProductId: null,
  slackUserIds: [],
  personIds: [],
  groupId: null,
  disabledPlanIds: [],
};

/** The product whose plans are shown. */
export const formMetadata = z.object({ toProductId: z.uuid().nullable() });

/** @throws {Tampered} when a value is none that the form offers. */
export function readForm(view: Pick<ViewOutput, 'state'>): SwapForm {
  const values = formValues(view);
  const toProductId = values.option(TO);
  return checked(swapForm, {
    fromProductId: values.option(FROM),
    toProductId,
    slackUserIds: values.users(PEOPLE),
    personIds: values.options(OTHERS),
    groupId: chosenGroup(values.option(GROUP)),
    disabledPlanIds: toProductId === null ? [] : values.options(plansBlock(PLANS, toProductId)),
  });
}
