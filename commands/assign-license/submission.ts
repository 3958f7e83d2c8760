/**
 * Shape is answered at the fields; then one person is assigned at once, and what touches more is
 * previewed. One person's failure goes back to its field, so that the input survives; with several
 * people each keeps their named error in the result.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { PersonDeleted, PersonNotFound, UsageLocationMissing } from '../../src/licensing/errors.ts';
import { readTenant } from '../../src/licensing/read-tenant.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { resultMessage } from '../../src/slack/direct-message.ts';
import { isRepeated } from '../../src/slack/each-person.ts';
import { logError } from '../../src/slack/log-error.ts';
import { resultModal, showWhenReady, updateModal } from '../../src/slack/modals.ts';
import { escapeMrkdwn } from '../../src/slack/mrkdwn.ts';
import { decode } from '../../src/slack/payload.ts';
import { type Picked, readPicked } from '../../src/slack/picked-people.ts';
import { reasonErrors } from '../../src/slack/reason-input.ts';
import { refresh } from '../../src/slack/refresh.ts';
import { sentence } from '../../src/slack/sentence.ts';
import type { ActionCall, Call, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { type Assigned, type Assignment, assignEach } from './assign-each.ts';
import { readConfirmation } from './confirmation.ts';
import { fieldErrors, shapeErrors } from './field-errors.ts';
import {
  type AssignForm,
  type AssignMetadata,
  assignMetadata,
  isPreviewed,
  REASON,
  readForm,
} from './form.ts';
import { readFormFacts } from './form-facts.ts';
import { assignModal } from './modal.ts';
import { assignPreview } from './preview.ts';
import { assignResult } from './result.ts';
import { logFailures } from './told.ts';

export async function submitAssign(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const metadata = decode(assignMetadata, call.view.private_metadata);
  const form = readForm(call.view);
  const { productId } = form;
  const errors = await errorsOf(call, form);
  if (errors !== null || productId === null) return { errors: errors ?? {} };
  if (productId !== metadata.productId) return { view: await caughtUp(call, form, metadata) };
  const complete = { ...form, productId };
  if (isPreviewed(form)) {
    const place = { viewId: call.view.id, returnTo: metadata.returnTo };
    return { push: await assignPreview(call, complete, place) };
  }
  return assignOne(call, complete, metadata);
}

/** For one person, who is assigned without it otherwise. */
export async function showPreview(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const { texts, view } = call;
  const metadata = decode(assignMetadata, view?.private_metadata);
  const form = readForm({ state: view?.state ?? { values: {} } });
  const { productId } = form;
  const errors = await errorsOf(call, form);
  if (errors === null && productId !== null) {
    const complete = { ...form, productId };
    const place = { viewId: view?.id ?? '', returnTo: metadata.returnTo };
    const title = texts.plain('assign:title');
    return showWhenReady(call, title, () => assignPreview(call, complete, place));
  }
  const notices = Object.values(errors ?? {}).map(escapeMrkdwn);
  const redrawn = assignModal(texts, await readFormFacts(call, form), metadata, notices);
  await updateModal(call, redrawn, { ifUnchanged: true });
}

export async function submitConfirmation(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { assignment, personIds, returnTo } = readConfirmation(call.view);
  const errors = reasonErrors(call.texts, REASON, assignment.reason);
  if (Object.keys(errors).length > 0) return { errors };
  const picked = await readPicked(call, { slackUserIds: [], personIds });
  const { outcomes, answer } = await assign(call, assignment, picked, returnTo);
  logFailures(call, outcomes);
  return { ...answer, view: { ...answer.view, clear_on_close: true } };
}

async function errorsOf(call: Call, form: AssignForm) {
  const { today } = await readTenant(call.services.licensing, call.context.tenantId);
  return shapeErrors(call, form, today);
}

/** Submitted before the chosen product's plans were shown: they are now. */
async function caughtUp(call: SubmissionCall, form: AssignForm, metadata: AssignMetadata) {
  const notices = [call.texts.md('assign:caughtUp')];
  return assignModal(call.texts, await readFormFacts(call, form), metadata, notices);
}

async function assignOne(
  call: SubmissionCall,
  form: AssignForm & { productId: string },
  metadata: AssignMetadata,
): Promise<SubmissionAnswer> {
  const picked = await readPicked(call, form);
  const one = { ...form, isOne: true };
  const { outcomes, answer } = await assign(call, one, picked, metadata.returnTo);
  const [only] = outcomes;
  return only && 'error' in only ? backToForm(call, form, metadata, only.error) : answer;
}

async function assign(
  call: SubmissionCall,
  assignment: Assignment,
  picked: readonly Picked[],
  returnTo: AssignMetadata['returnTo'],
) {
  const { services, context, view, texts } = call;
  const { product } = await showProduct(services.licensing, context, assignment);
  const tell = (some: readonly Assigned[]) =>
    assignResult(texts, product.displayName, some, (error) => sentence(call, error));
  const message = resultMessage(call);
  const keep = (em: SqlEntityManager, outcome: Assigned) => message.keep(em, tell([outcome]));
  const { licensing } = services;
  const outcomes = await assignEach(call, licensing, view.id, assignment, picked, keep);
  // A form that came twice: what was told already is not told again.
  const news = outcomes.filter((outcome) => !isRepeated(outcome));
  const isNews = news.some((outcome) => 'result' in outcome) || news.length === outcomes.length;
  const again = news.length < outcomes.length;
  const answer = {
    view: resultModal(texts, texts.plain('assign:title'), tell(outcomes).blocks, again),
    after: async () => {
      await Promise.all([refresh(call, returnTo), isNews && message.send(tell(news))]);
    },
  };
  return { outcomes, answer };
}

/** @throws the error itself where no field is its way out. */
async function backToForm(
  call: SubmissionCall,
  form: AssignForm,
  metadata: AssignMetadata,
  error: unknown,
): Promise<SubmissionAnswer> {
  // The form itself names those to whom nothing can be assigned.
  const isNamed = error instanceof PersonNotFound || error instanceof PersonDeleted;
  const notices = isNamed ? [] : [sentence(call, error)];
  const view = () =>
    readFormFacts(call, form).then((facts) => assignModal(call.texts, facts, metadata, notices));
  const errors = fieldErrors(call, form, error, call.view.blocks);
  if (errors === null && !(error instanceof UsageLocationMissing)) throw error;
  logError(call.services, error, 'assigning');
  if (errors !== null) return { errors, form: view };
  // The field for it comes with the form drawn anew.
  return { view: await view() };
}
