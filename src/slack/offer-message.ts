/** A seat that is offered: to be taken or passed on; then what became of it. */
import type { ShownRequest } from '../licensing/requests/read-request.ts';
import { button, context, plain, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { PASS_OFFER, TAKE_OFFER } from './entry-points.ts';
import { encode } from './payload.ts';
import { detailLines, requestNames, stateLine } from './request-lines.ts';
import type { TextKey, Texts } from './texts.ts';

export interface Offer {
  /** Of the request's offers which one. */
  offer: number;
  /** Whoever reads it is to have the license. */
  isFor: boolean;
}

export function offerMessage(
  texts: Texts,
  request: ShownRequest,
  { offer, isFor }: Offer,
): Message {
  const { md } = texts;
  const names = requestNames(texts, request);
  if (request.state !== 'offered' || request.offers !== offer) {
    const text = overLine(texts, request, offer);
    return { text, blocks: [section(text)] };
  }
  const asked = detailLines(texts, { ...request, untilDate: request.grantedUntil }).join('\n');
  const text = md(isFor ? 'requests:offer' : 'requests:offerFor', names);
  return {
    text,
    blocks: [
      section(text),
      context(`${asked}\n${md(lastChance(request))}`),
      { type: 'actions', elements: offerButtons(texts, request) },
    ],
  };
}

/** What became of that offer; of one that was followed by others, only that it is over. */
function overLine(texts: Texts, request: ShownRequest, offer: number): string {
  const { state, cause, offers } = request;
  const names = requestNames(texts, request);
  const is = (key: TextKey) => texts.md(key, names);
  if (offers !== offer) return is('requests:offerOver');
  if (state === 'fulfilled') return is('requests:offerTaken');
  if (state === 'waitlisted' && cause === 'passed') return is('requests:offerPassed');
  if (state === 'waitlisted' && cause === 'lapsed') return is('requests:offerLapsed');
  if (state === 'waitlisted') return is('requests:offerRecalled');
  return `${is('requests:offerOver')} ${stateLine(texts, request, '')}`;
}

function lastChance({ passes }: ShownRequest) {
  return passes === 0 ? 'requests:offerNext' : 'requests:offerLast';
}

export function offerButtons(texts: Texts, request: ShownRequest) {
  const { id: requestId, product } = request;
  const value = encode({ requestId });
  return [
    button({
      text: texts.plain('requests:take'),
      actionId: TAKE_OFFER,
      value,
      style: 'primary',
      label: texts.plain('requests:takeLabel', { product }),
    }),
    button({
      text: texts.plain('requests:pass'),
      actionId: PASS_OFFER,
      value,
      label: texts.plain('requests:passLabel', { product }),
      confirm: {
        title: plain(texts.plain('requests:passQuestion'), 100),
        text: plain(texts.plain(lastChance(request)), 300),
        confirm: plain(texts.plain('requests:pass'), 30),
        deny: plain(texts.plain('cancel'), 30),
      },
    }),
  ];
}
