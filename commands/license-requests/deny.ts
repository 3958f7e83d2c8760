/** Denying wants a reason: a form on top of the review. */
import { RequestNotPending } from '../../src/licensing/errors.ts';
import { decideRequest } from '../../src/licensing/requests/decide-request.ts';
import {
  decidingOf,
  requireApprover,
  requireMayLook,
} from '../../src/licensing/requests/deciding-of.ts';
import type { ShownRequest } from '../../src/licensing/requests/read-request.ts';
import { type Modal, plain, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { textInput } from '../../src/slack/inputs.ts';
import { resultModal, returnHere, showModal } from '../../src/slack/modals.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import { redraw } from '../../src/slack/refresh.ts';
import { askedLine, requestNames, stateLine } from '../../src/slack/request-lines.ts';
import type { ActionCall, Call, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { DENY_FORM, DENY_WHY, type ReviewPlace, reviewPlace } from './place.ts';
import { placeOf, requestOf } from './review.ts';

const MAX_WHY = 500;

export async function openDeny(call: ActionCall): Promise<void> {
  const { texts } = call;
  const { requestId } = placeOf(call);
  const request = await requestOf(call, requestId);
  await requireTheirs(call, request);
  const returnTo = returnHere(call);
  const form: Modal = {
    type: 'modal',
    callback_id: DENY_FORM,
    title: plain(texts.plain('requests:denyTitle'), 24),
    submit: plain(texts.plain('requests:deny'), 24),
    close: plain(texts.plain('back'), 24),
    private_metadata: encode({ requestId, ...(returnTo && { returnTo }) }),
    blocks: [
      section(texts.md('requests:denyAsk', requestNames(texts, request))),
      textInput({
        ...{ id: DENY_WHY, maxLength: MAX_WHY, multiline: true },
        label: texts.plain('requests:denyWhy'),
        hint: texts.plain('requests:denyWhyHint'),
      }),
    ],
  };
  await showModal(call, form);
}

export async function submitDeny(call: SubmissionCall): Promise<SubmissionAnswer> {
  const { services, texts } = call;
  const { requestId, returnTo } = decode(reviewPlace, call.view.private_metadata);
  const why = formValues(call.view).text(DENY_WHY);
  if (why !== null && why.length > MAX_WHY) {
    return { errors: { [DENY_WHY]: texts.plain('reasonTooLong', { max: MAX_WHY }) } };
  }
  const { licensing, administrators } = services;
  const input = { requestId, decision: 'deny', why } as const;
  let notice: string | undefined;
  let repeated = false;
  try {
    ({ repeated } = await decideRequest(licensing, onceAForm(call), administrators, input));
  } catch (error) {
    if (!(error instanceof RequestNotPending)) {
      return { errors: fieldErrors(call, error, { reason_missing: [DENY_WHY] }) };
    }
    notice = texts.md('requests:tooLate');
  }
  const request = await requestOf(call, requestId);
  await requireMayLook(licensing.em.fork(), call.context, request, await decisionOf(call, request));
  const what = [askedLine(texts, request), stateLine(texts, request, '')];
  const lines = notice === undefined ? what : [notice, ...what];
  const blocks = lines.map((line) => section(line));
  const view = resultModal(texts, texts.plain('requests:denyTitle'), blocks, repeated);
  return { view, told: lines.join('\n'), after: () => redrawBelow(call, returnTo) };
}

function decisionOf({ services, context }: Call, request: ShownRequest) {
  const { licensing, administrators } = services;
  return decidingOf(licensing.em.fork(), context.tenantId, administrators, request);
}

/** Somebody may have decided since. */
async function requireTheirs(call: Call, request: ShownRequest): Promise<void> {
  const em = call.services.licensing.em.fork();
  const decision = await decisionOf(call, request);
  const require = request.state === 'pending' ? requireApprover : requireMayLook;
  await require(em, call.context, request, decision);
}

/** The review, which says by now what became of it, and the list below that. */
async function redrawBelow(call: SubmissionCall, review: ReviewPlace['returnTo']): Promise<void> {
  const { success, data } = reviewPlace.safeParse(review?.place);
  await Promise.all([redraw(call, review), success && redraw(call, data.returnTo)]);
}
