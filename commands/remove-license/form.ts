/** The form: its ids, and its values ⇄ typed input. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { returnTo } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { checked, decode } from '../../src/slack/payload.ts';

export const FORM = 'remove';
export const MAX_LICENSES = 25;

export const PERSON = 'remove.person';
export const OTHER = 'remove.other';
export const LICENSES = 'remove.licenses';

const removeForm = z.object({
  slackUserId: z.string().min(1).nullable(),
  /** Of somebody whom Slack's pickers do not offer. */
  personId: z.uuid().nullable(),
  productIds: z.array(z.uuid()),
});
export type RemoveForm = z.infer<typeof removeForm>;

export const EMPTY_FORM: RemoveForm = {
  slackUserId: null,
  personId: null,
  productIds: [],
};

export const formMetadata = z.object({
  /** Counts how often a choice in one field of a person has emptied the other. */
  round: z.int().min(0),
  returnTo: returnTo.optional(),
});
export type FormMetadata = z.infer<typeof formMetadata>;

/** A new round has new fields: what stood in the old ones is gone. */
export function personBlock({ round }: FormMetadata): string {
  return `${PERSON}:${round}`;
}

export function otherBlock({ round }: FormMetadata): string {
  return `${OTHER}:${round}`;
}

/** Another person holds other licenses. */
export function licensesBlock({ slackUserId, personId }: RemoveForm): string {
  return `${LICENSES}:${slackUserId ?? personId ?? ''}`;
}

/** @throws {Tampered} when a value is none that the form offers. */
export function readForm(view: Pick<ViewOutput, 'state' | 'private_metadata'>): {
  form: RemoveForm;
  metadata: FormMetadata;
} {
  const metadata = decode(formMetadata, view.private_metadata);
  const values = formValues(view);
  const form: RemoveForm = {
    slackUserId: values.user(personBlock(metadata)),
    personId: values.option(otherBlock(metadata)),
    productIds: [],
  };
  const productIds = values.options(licensesBlock(form));
  return { form: checked(removeForm, { ...form, productIds }), metadata };
}
