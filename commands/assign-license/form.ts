/** The form: its ids, and its values ⇄ typed input. What is typed in it is kept by Slack. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { returnTo } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { chosenGroup } from '../../src/slack/group-search.ts';
import { checked } from '../../src/slack/payload.ts';
import { plansBlock } from '../../src/slack/plans-input.ts';

export const CALLBACK = 'assign';

export const PRODUCT = 'assign.product';
export const PEOPLE = 'assign.people';
export const OTHERS = 'assign.others';
export const GROUP = 'assign.group';
export const PLANS = 'assign.plans';
export const LOCATION = 'assign.location';
export const START = 'assign.start';
export const UNTIL = 'assign.until';
export const REASON = 'assign.reason';
export const PREVIEW = 'assign.preview';

export const assignForm = z.object({
  productId: z.uuid().nullable(),
  slackUserIds: z.array(z.string().min(1)),
  /** Of people who are not in Slack. */
  personIds: z.array(z.uuid()),
  /** Instead of people. */
  groupId: z.uuid().nullable(),
  disabledPlanIds: z.array(z.uuid()),
  /** For the only person chosen, where they have none. */
  usageLocation: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  /** Null: from now on. */
  startDate: z.iso.date().nullable(),
  untilDate: z.iso.date().nullable(),
  reason: z.string().nullable(),
});
export type AssignForm = z.infer<typeof assignForm>;

export const EMPTY_FORM: AssignForm = {
  productId: null,
  slackUserIds: [],
  personIds: [],
  groupId: null,
  disabledPlanIds: [],
  usageLocation: null,
  startDate: null,
  untilDate: null,
  reason: null,
};

export const assignMetadata = z.object({
  /** The product whose plans are shown. */
  productId: z.uuid().nullable(),
  returnTo: returnTo.optional(),
});
export type AssignMetadata = z.infer<typeof assignMetadata>;

/** Another person has another location. */
export function locationBlock({ slackUserIds, personIds }: AssignForm): string {
  return `${LOCATION}:${slackUserIds[0] ?? personIds[0] ?? ''}`;
}

export function peopleCount({ slackUserIds, personIds }: AssignForm): number {
  return slackUserIds.length + personIds.length;
}

/** Of one person it is only on request; they are assigned at once. */
export function isPreviewed(form: AssignForm): boolean {
  return peopleCount(form) > 1 || form.groupId !== null;
}

/** @throws {Tampered} when a value is none that the form offers. */
export function readForm(view: Pick<ViewOutput, 'state'>): AssignForm {
  const values = formValues(view);
  const form: AssignForm = {
    productId: values.option(PRODUCT),
    slackUserIds: values.users(PEOPLE),
    personIds: values.options(OTHERS),
    groupId: chosenGroup(values.option(GROUP)),
    disabledPlanIds: [],
    usageLocation: null,
    startDate: values.date(START),
    untilDate: values.date(UNTIL),
    reason: values.text(REASON),
  };
  return checked(assignForm, {
    ...form,
    disabledPlanIds:
      form.productId === null ? [] : values.options(plansBlock(PLANS, form.productId)),
    usageLocation: peopleCount(form) === 1 ? values.option(locationBlock(form)) : null,
  });
}
