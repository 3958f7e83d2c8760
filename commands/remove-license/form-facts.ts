import { PersonNotFound } from '../../src/licensing/errors.ts';
import { type ListHoldingsResult, listHoldings } from '../../src/licensing/list-holdings.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { RemoveForm } from './form.ts';

/** Who is chosen in the form, and what they hold. */
export interface FormFacts {
  form: RemoveForm;
  /** Null while nobody is chosen, or nobody who could hold anything. */
  held: ListHoldingsResult | null;
  /** A bot or somebody of another organization is chosen. */
  isUnknown: boolean;
}

export async function readFormFacts(call: Call, form: RemoveForm): Promise<FormFacts> {
  const { slackUserId, personId } = form;
  if (slackUserId === null && personId === null) return { form, held: null, isUnknown: false };
  try {
    const chosen =
      slackUserId === null ? personId : (await call.services.people.bySlackId(slackUserId)).id;
    const { licensing } = call.services;
    const held = await listHoldings(licensing, call.context, { personId: chosen ?? '' });
    return { form, held, isUnknown: false };
  } catch (error) {
    if (!(error instanceof PersonNotFound)) throw error;
    return { form, held: null, isUnknown: true };
  }
}
