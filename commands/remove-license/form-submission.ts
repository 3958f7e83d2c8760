import { requireAdministrator } from '../../src/licensing/actor.ts';
import { PersonNotFound } from '../../src/licensing/errors.ts';
import { askGroup } from '../../src/slack/group-confirmation.ts';
import { decode } from '../../src/slack/payload.ts';
import { MAX_PEOPLE } from '../../src/slack/people-inputs.ts';
import { fieldSentence } from '../../src/slack/sentence.ts';
import type { SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { askedOf } from './asked.ts';
import {
  formMetadata,
  GROUP,
  licensesBlock,
  MAX_LICENSES,
  OTHERS,
  PEOPLE,
  peopleCount,
  type RemoveForm,
  readForm,
} from './form.ts';
import { type FormFacts, readFormFacts, removables } from './form-facts.ts';
import { askRemoval } from './preview.ts';

/** Continue: shows what would come of it before anything is done. */
export async function submitForm(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const form = readForm(call.view);
  const { returnTo } = decode(formMetadata, call.view.private_metadata);
  const errors = shapeErrors(call, form);
  if (Object.keys(errors).length > 0) return { errors };
  const facts = await readFormFacts(call, form);
  const [productId] = form.productIds;
  if (facts.group && productId !== undefined && isHeld(facts)) {
    const which = { groupId: facts.group.group.id, productId };
    const asking = { disabledPlanIds: [], fromForm: true, returnTo };
    return { push: await askGroup(call, which, { verb: 'remove', ...asking }) };
  }
  const asked = askedOf(facts.people, form.productIds);
  if (asked.length === 0) return { errors: nothingErrors(call, facts) };
  if (asked.length > MAX_LICENSES) {
    const tooMany = { count: asked.length, max: MAX_LICENSES };
    return {
      errors: { [licensesBlock(form)]: call.texts.plain('remove:tooManyLicenses', tooMany) },
    };
  }
  return { push: await askRemoval(call, asked, { fromForm: true, returnTo }) };
}

function isHeld(facts: FormFacts): boolean {
  const [productId] = facts.form.productIds;
  return removables(facts).some((each) => each.productId === productId);
}

function shapeErrors({ texts }: SubmissionCall, form: RemoveForm): Record<string, string> {
  const { plain } = texts;
  const chosen = peopleCount(form);
  const isNobody = chosen === 0 && form.groupId === null;
  const tooMany = { chosen, max: MAX_PEOPLE };
  return {
    ...(isNobody && { [PEOPLE]: plain('remove:peopleNeeded') }),
    ...(chosen > MAX_PEOPLE && { [PEOPLE]: plain('remove:tooManyPeople', tooMany) }),
    ...(chosen > 0 && form.groupId !== null && { [GROUP]: plain('remove:peopleOrGroup') }),
  };
}

/** Where there is nothing to remove: at the field that could change that. */
function nothingErrors(call: SubmissionCall, facts: FormFacts): Record<string, string> {
  const { texts, view } = call;
  const { form, people, group } = facts;
  const field = group ? GROUP : form.slackUserIds.length > 0 ? PEOPLE : OTHERS;
  if (!group && people.length === 0) {
    return { [field]: fieldSentence(call, new PersonNotFound()) };
  }
  const names = {
    group: group?.group.name,
    people: texts.list(people.map(({ person }) => person.displayName)),
    count: people.length,
  };
  if (removables(facts).length === 0) {
    const key = group ? 'remove:groupHoldsNothingField' : 'remove:holdsNothingField';
    return { [field]: texts.plain(key, names) };
  }
  const key = form.productIds.length === 0 ? 'licensesNeeded' : 'goneAlready';
  const block = licensesBlock(form);
  const isShown = view.blocks.some(({ block_id }) => block_id === block);
  return { [isShown ? block : field]: texts.plain(`remove:${key}`, names) };
}
