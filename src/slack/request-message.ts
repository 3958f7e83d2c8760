/** A request as an approver's copy shows it: with its button while it waits, then what became of it. */
import type { ShownRequest } from '../licensing/requests/read-request.ts';
import { button, context, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { REVIEW_REQUEST } from './entry-points.ts';
import { encode } from './payload.ts';
import type { RequestFacts } from './request-facts.ts';
import { askedLine, detailLines, stateLine, stockLines } from './request-lines.ts';
import type { Texts } from './texts.ts';

/** @param facts null once it is decided. */
export function requestMessage(
  texts: Texts,
  request: ShownRequest,
  facts: RequestFacts | null,
): Message {
  const asked = askedLine(texts, request);
  const [why = '', ...details] = detailLines(texts, request);
  if (facts === null) {
    const outcome = stateLine(texts, request, '');
    return {
      text: `${asked} ${outcome}`,
      blocks: [section(`${asked}\n${outcome}`), context([why, ...details].join('\n'))],
    };
  }
  const review = button({
    text: texts.plain('requests:review'),
    actionId: REVIEW_REQUEST,
    value: encode({ requestId: request.id }),
    style: 'primary',
    label: texts.plain('requests:reviewLabel', {
      product: request.product,
      person: request.person.displayName,
    }),
  });
  return {
    text: `${asked} ${details.join(' ')}`,
    blocks: [
      section(asked),
      section([why, ...details].join('\n')),
      section(stockLines(texts, request, facts).join('\n')),
      { type: 'actions', elements: [review] },
    ],
  };
}
