/** The form: its ids, and its values ⇄ typed input. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { deedKey } from '../../src/slack/deed-key.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { chosenGroup } from '../../src/slack/group-search.ts';
import { checked } from '../../src/slack/payload.ts';

export const FORM = 'remove';
export const MAX_LICENSES = 25;

export const PEOPLE = 'remove.people';
export const OTHERS = 'remove.others';
export const GROUP = 'remove.group';
export const LICENSES = 'remove.licenses';

const removeForm = z.object({
  slackUserIds: z.array(z.string().min(1)),
  /** Of people whom Slack's pickers do not offer. */
  personIds: z.array(z.uuid()),
  /** Instead of people. */
  groupId: z.uuid().nullable(),
  productIds: z.array(z.uuid()),
});
export type RemoveForm = z.infer<typeof removeForm>;

export const EMPTY_FORM: RemoveForm = {
  slackUserIds: [],
  personIds: [],
  groupId: null,
  productIds: [],
};

export const formMetadata = z.object({ returnTo: returnTo.optional() });
export type FormMetadata = z.infer<typeof formMetadata>;

/** Others hold other licenses: a new block starts empty. */
export function licensesBlock({ slackUserIds, personIds, groupId }: RemoveForm): string {
  return `${LICENSES}:${deedKey(...slackUserIds, ...personIds, groupId ?? '')}`;
}

export function peopleCount({ slackUserIds, personIds }: RemoveForm): number {
  return slackUserIds.length + personIds.length;
}

/** @throws {Tampered} when a value is none that the form offers. */
export function readForm(view: Pick<ViewOutput, 'state'>): RemoveForm {
  const values = formValues(view);
  const form: RemoveForm = {
    slackUserIds: values.users(PEOPLE),
    personIds: values.options(OTHERS),
    groupId: chosenGroup(values.option(GROUP)),
    productIds: [],
  };
  return checked(removeForm, { ...form, productIds: values.options(licensesBlock(form)) });
}
