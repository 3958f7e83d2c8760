/**
 * Shape is answered at the fields; then the work. One person's failure goes back to its field, so
 * that the input survives; with several people each keeps their named error in the result.
 */
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { PersonDeleted, PersonNotFound, UsageLocationMissing } from '../../src/licensing/errors.ts';
import { readTenant } from '../../src/licensing/read-tenant.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import { resultMessage } from '../../src/slack/direct-message.ts';
import { errorMessage } from '../../src/slack/error-messages.ts';
import { logError } from '../../src/slack/log-error.ts';
import { refresh, resultModal } from '../../src/slack/modals.ts';
import { decode } from '../../src/slack/payload.ts';
import { readPicked } from '../../src/slack/picked-people.ts';
import type { SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { assignEach, type CompleteForm, isRepeated, type Outcome } from './assign-each.ts';
import { fieldErrors, shapeErrors } from './field-errors.ts';
import { type AssignForm, type AssignMetadata, assignMetadata, readForm } from './form.ts';
import { readFormFacts } from './form-facts.ts';
import { assignModal } from './modal.ts';
import { assignResult } from './result.ts';

export async function submitAssign(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const metadata = decode(assignMetadata, call.view.private_metadata);
  const form = readForm(call.view);
  const { today } = await readTenant(call.services.licensing, call.context.tenantId);
  const errors = shapeErrors(call, form, today);
  const { productId } = form;
  if (errors !== null || productId === null) return { errors: errors ?? {} };
  if (productId !== metadata.productId) return { view: await caughtUp(call, form, metadata) };
  return assign(call, { ...form, productId }, metadata);
}

/** Submitted before the chosen product's plans were shown: they are now. */
async function caughtUp(call: SubmissionCall, form: AssignForm, metadata: AssignMetadata) {
  const notices = [call.texts.md('assign:caughtUp')];
  return assignModal(call.texts, await readFormFacts(call, form), metadata, notices);
}

async function assign(
  call: SubmissionCall,
  form: CompleteForm,
  metadata: AssignMetadata,
): Promise<SubmissionAnswer> {
  const { product } = await showProduct(call.services.licensing, call.context, form);
  const tell = (some: readonly Outcome[]) =>
    assignResult(call.texts, product.displayName, some, (error) => sentence(call, error));
  const message = resultMessage(call);
  const picked = await readPicked(call, form);
  const outcomes = await assignEach(call, form, picked, (em, outcome) =>
    message.keep(em, tell([outcome])),
  );
  const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
  const [only] = outcomes.length === 1 ? errors : [];
  if (only !== undefined) return backToForm(call, form, metadata, only);

  for (const error of errors) log(call, error);
  // A form that came twice: what was told already is not told again.
  const news = outcomes.filter((outcome) => !isRepeated(outcome));
  const isNews = news.some((outcome) => 'result' in outcome) || news.length === outcomes.length;
  const { texts } = call;
  const again = news.length < outcomes.length;
  return {
    view: resultModal(texts, texts.plain('assign:title'), tell(outcomes).blocks, again),
    after: async () => {
      await Promise.all([refresh(call, metadata.returnTo), isNews && message.send(tell(news))]);
    },
  };
}

/** @throws the error itself where no field is its way out. */
async function backToForm(
  call: SubmissionCall,
  form: CompleteForm,
  metadata: AssignMetadata,
  error: unknown,
): Promise<SubmissionAnswer> {
  // The form itself names those to whom nothing can be assigned.
  const isNamed = error instanceof PersonNotFound || error instanceof PersonDeleted;
  const notices = isNamed ? [] : [sentence(call, error)];
  const view = () =>
    readFormFacts(call, form).then((facts) => assignModal(call.texts, facts, metadata, notices));
  const errors = fieldErrors(call, form, error, call.view.blocks);
  if (errors !== null) {
    log(call, error);
    return { errors, form: view };
  }
  if (!(error instanceof UsageLocationMissing)) throw error;
  log(call, error);
  // The field for it comes with the form drawn anew.
  return { view: await view() };
}

function sentence(call: SubmissionCall, error: unknown): string {
  return errorMessage(error, call.texts, call.services, call.context.requestId ?? '');
}

function log(call: SubmissionCall, error: unknown): void {
  logError(call.services, error, 'assigning');
}
