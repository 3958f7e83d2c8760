import { requireAdministrator } from '../../src/licensing/actor.ts';
import { PersonNotFound } from '../../src/licensing/errors.ts';
import { plainErrorMessage } from '../../src/slack/error-messages.ts';
import type { SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import type { Asked } from './asked.ts';
import { confirmation } from './confirmation.ts';
import {
  type FormMetadata,
  licensesBlock,
  MAX_LICENSES,
  otherBlock,
  personBlock,
  type RemoveForm,
  readForm,
} from './form.ts';
import { readFormFacts } from './form-facts.ts';

/** Continue: asks before anything is done. */
export async function submitForm(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { form, metadata } = readForm(call.view);
  const { held, isUnknown } = await readFormFacts(call, form);
  const errors = shapeErrors(call, form, metadata);
  if (Object.keys(errors).length > 0) return { errors };

  const { texts, services, context } = call;
  const field = form.slackUserId === null ? otherBlock(metadata) : personBlock(metadata);
  if (isUnknown || held === null) {
    const error = new PersonNotFound();
    return {
      errors: { [field]: plainErrorMessage(error, texts, services, context.requestId ?? '') },
    };
  }
  const { person, holdings } = held;
  if (holdings.length === 0) {
    const sentence = texts.plain('remove:holdsNothingField', { person: person.displayName });
    return { errors: { [field]: sentence } };
  }
  const asked: Asked = {
    person,
    products: holdings
      .filter(({ productId }) => form.productIds.includes(productId))
      .map(({ productId, product: name }) => ({ productId, name })),
  };
  if (asked.products.length === 0) {
    const key = form.productIds.length === 0 ? 'licensesNeeded' : 'goneAlready';
    const sentence = texts.plain(`remove:${key}`, { person: person.displayName });
    const isShown = call.view.blocks.some((block) => block.block_id === licensesBlock(form));
    return { errors: { [isShown ? licensesBlock(form) : field]: sentence } };
  }
  const { returnTo } = metadata;
  return { push: confirmation(texts, asked, { fromForm: true, returnTo }) };
}

function shapeErrors(
  { texts }: SubmissionCall,
  form: RemoveForm,
  metadata: FormMetadata,
): Record<string, string> {
  const { plain } = texts;
  const { slackUserId, personId, productIds } = form;
  const isNobody = slackUserId === null && personId === null;
  const isTwo = slackUserId !== null && personId !== null;
  const isTooMany = productIds.length > MAX_LICENSES;
  return {
    ...(isNobody && { [personBlock(metadata)]: plain('remove:personNeeded') }),
    ...(isTwo && { [otherBlock(metadata)]: plain('remove:onePerson') }),
    ...(isTooMany && {
      [licensesBlock(form)]: plain('remove:tooManyLicenses', { max: MAX_LICENSES }),
    }),
  };
}
