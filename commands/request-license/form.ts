/** The form for asking: its ids, and its values ⇄ typed input. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { formValues } from '../../src/slack/form-values.ts';
import { checked } from '../../src/slack/payload.ts';

export const CALLBACK = 'request';

export const PRODUCT = 'request.product';
export const PERSON = 'request.person';
export const UNTIL = 'request.until';
export const REASON = 'request.reason';

export const MAX_REASON = 500;

const requestForm = z.object({
  productId: z.uuid().nullable(),
  /** Null: for whoever asks. */
  slackUserId: z.string().min(1).nullable(),
  untilDate: z.iso.date().nullable(),
  reason: z.string().nullable(),
});
export type RequestForm = z.infer<typeof requestForm>;

export const EMPTY_FORM: RequestForm = {
  productId: null,
  slackUserId: null,
  untilDate: null,
  reason: null,
};

/** @throws {Tampered} when a value is none that the form offers. */
export function readForm(view: Pick<ViewOutput, 'state'>): RequestForm {
  const values = formValues(view);
  return checked(requestForm, {
    productId: values.option(PRODUCT),
    slackUserId: values.user(PERSON),
    untilDate: values.date(UNTIL),
    reason: values.text(REASON),
  });
}
