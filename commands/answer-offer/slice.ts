/** A seat that is offered is taken or passed on: from its message, or from the list of requests. */
import { OfferOver } from '../../src/licensing/errors.ts';
import { passOffer, takeOffer } from '../../src/licensing/requests/answer-offer.ts';
import { readRequest, type ShownRequest } from '../../src/licensing/requests/read-request.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import { editMessage } from '../../src/slack/direct-message.ts';
import { PASS_OFFER, requestValue, TAKE_OFFER } from '../../src/slack/entry-points.ts';
import { returnHere } from '../../src/slack/modals.ts';
import { offerMessage } from '../../src/slack/offer-message.ts';
import { buttonValue } from '../../src/slack/payload.ts';
import { redraw } from '../../src/slack/refresh.ts';
import type { ActionCall, Slice } from '../../src/slack/slice.ts';

/** Whatever stands against it, the message says by then what became of the offer. */
function answer(how: typeof takeOffer) {
  return async (call: ActionCall): Promise<void> => {
    const { services, context, message, view } = call;
    const { requestId } = buttonValue(requestValue, call.action);
    const place = message ? `${message.channelId} ${message.ts}` : `${view?.id} ${view?.hash}`;
    const once = { ...context, deedKey: deedKey(how.name, requestId, place) };
    try {
      await how(services.licensing, once, { requestId });
    } catch (error) {
      if (error instanceof OfferOver) await show(call, requestId);
      throw error;
    }
    await show(call, requestId);
  };
}

async function show(call: ActionCall, requestId: string): Promise<void> {
  const { services, context, texts, message, person } = call;
  if (!message) return redraw(call, returnHere(call));
  const request = await readRequest(services.licensing.em.fork(), context.tenantId, requestId);
  if (!request) return;
  const isFor = request.person.id === person.id;
  await editMessage(
    call,
    message,
    offerMessage(texts, request, { offer: offerOf(request), isFor }),
  );
}

/** The one that was answered: a later one has a message of its own. */
function offerOf({ state, offers }: ShownRequest): number {
  return state === 'offered' ? offers - 1 : offers;
}

export const answerOffer: Slice = {
  actions: { [TAKE_OFFER]: answer(takeOffer), [PASS_OFFER]: answer(passOffer) },
};
