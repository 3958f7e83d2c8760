/** What an approver decides on, and the decision: rights and state are asked at each click. */
import {
  LicensingError,
  NotAllowed,
  RequestNotFound,
  RequestNotPending,
} from '../../src/licensing/errors.ts';
import { decideRequest } from '../../src/licensing/requests/decide-request.ts';
import { mayDecide, requireMayLook } from '../../src/licensing/requests/deciding-of.ts';
import { readRequest, type ShownRequest } from '../../src/licensing/requests/read-request.ts';
import type { Modal } from '../../src/slack/blocks.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import { editMessage } from '../../src/slack/direct-message.ts';
import { requestValue } from '../../src/slack/entry-points.ts';
import { whoDecides } from '../../src/slack/error-messages.ts';
import { logError } from '../../src/slack/log-error.ts';
import { returnHere, showModal, updateModal } from '../../src/slack/modals.ts';
import { buttonValue, decode } from '../../src/slack/payload.ts';
import { refresh } from '../../src/slack/refresh.ts';
import { readRequestFacts } from '../../src/slack/request-facts.ts';
import { requestMessage } from '../../src/slack/request-message.ts';
import { sentence } from '../../src/slack/sentence.ts';
import type { ActionCall, Call } from '../../src/slack/slice.ts';
import { type ReviewPlace, reviewPlace } from './place.ts';
import { initialForm, type ReviewForm, readReview } from './review-form.ts';
import { reviewView } from './review-view.ts';

/** From a copy, a list or the Home tab. A copy that is out of date is edited. */
export async function openReview(call: ActionCall): Promise<void> {
  const { requestId } = buttonValue(requestValue, call.action);
  const request = await requestOf(call, requestId);
  const returnTo = returnHere(call);
  const place = { requestId, ...(returnTo && { returnTo }) };
  await showModal(call, await review(call, request, place));
  if (call.message && request.state !== 'pending') {
    await editMessage(call, call.message, requestMessage(call.texts, request, null));
  }
}

/** Something was chosen. */
export async function redrawReview(call: ActionCall): Promise<void> {
  await draw(call, {});
}

export async function clearDay(call: ActionCall): Promise<void> {
  await draw(call, { change: { untilDate: null } });
}

export async function approve(call: ActionCall): Promise<void> {
  const { services, context, view, texts } = call;
  const { licensing, administrators } = services;
  const { requestId, returnTo } = placeOf(call);
  const { productId } = await requestOf(call, requestId);
  const { usageLocation, ...options } = readReview(view, productId);
  const key = deedKey('request.approve', requestId, view?.id ?? '', view?.hash ?? '');
  const input = {
    ...options,
    requestId,
    decision: 'approve' as const,
    ...(usageLocation !== null && { setUsageLocation: usageLocation }),
  };
  try {
    await decideRequest(licensing, { ...context, deedKey: key }, administrators, input);
  } catch (error) {
    const isNamed = error instanceof LicensingError && !(error instanceof NotAllowed);
    if (!isNamed || error instanceof RequestNotFound) throw error;
    logError(services, error, 'approving a request');
    const notice =
      error instanceof RequestNotPending
        ? texts.md('requests:tooLate')
        : texts.md('requests:refused', { sentence: sentence(call, error) });
    return draw(call, { notice });
  }
  await draw(call, {});
  await refresh(call, returnTo);
}

export function placeOf(call: ActionCall): ReviewPlace {
  return decode(reviewPlace, call.view?.private_metadata);
}

/** @throws {RequestNotFound} */
export async function requestOf(call: Call, requestId: string): Promise<ShownRequest> {
  const { services, context } = call;
  const request = await readRequest(services.licensing.em.fork(), context.tenantId, requestId);
  if (!request) throw new RequestNotFound();
  return request;
}

/** As it is now. */
export async function reviewScreen(call: Call, place: ReviewPlace): Promise<Modal> {
  return review(call, await requestOf(call, place.requestId), place);
}

async function draw(
  call: ActionCall,
  { change, notice }: { change?: Partial<ReviewForm>; notice?: string },
): Promise<void> {
  const place = placeOf(call);
  const request = await requestOf(call, place.requestId);
  const form = { ...readReview(call.view, request.productId), ...change };
  await updateModal(call, await review(call, request, place, { form, notice }));
}

async function review(
  call: Call,
  request: ShownRequest,
  place: ReviewPlace,
  { form, notice }: { form?: ReviewForm; notice?: string | undefined } = {},
): Promise<Modal> {
  const { services, context, texts, person } = call;
  const em = services.licensing.em.fork();
  const [facts, administrators] = await Promise.all([
    readRequestFacts(services, context.tenantId, request),
    services.people.administrators(),
  ]);
  await requireMayLook(em, context, request, facts.decision);
  return reviewView(texts, {
    ...{ request, facts, place, notice, readerId: person.id },
    mayDecide: await mayDecide(em, context, request, facts.decision),
    form: form ?? initialForm(request, facts.holdings),
    approvers: whoDecides(texts, facts.decision, administrators),
  });
}
