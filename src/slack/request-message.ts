/** A request as an approver's copy shows it: with its button while it waits, then what became of it. */
import type { ShownRequest } from '../licensing/requests/read-request.ts';
import { button, context, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { REVIEW_REQUEST } from './entry-points.ts';
import { encode } from './payload.ts';
import type { RequestFacts } from './request-facts.ts';
import { askedLine, detailLines, progressLines, stateLine, stockLines } from './request-lines.ts';
import type { Texts } from './texts.ts';

export interface Reader {
  /** Whoever sees it is asked to decide now. */
  isAsked: boolean;
  /** Who is; markup. */
  approvers: string;
}

/** @param facts null once it is decided. */
export function requestMessage(
  texts: Texts,
  request: ShownRequest,
  facts: RequestFacts | null,
  { isAsked, approvers }: Reader = { isAsked: false, approvers: '' },
): Message {
  const asked = askedLine(texts, request);
  const details = detailLines(texts, request);
  if (facts === null || !isAsked) {
    const outcome = [
      ...progressLines(texts, request, facts?.decision ?? null),
      stateLine(texts, { ...request, place: null }, approvers),
    ].join('\n');
    return {
      text: `${asked} ${outcome}`,
      blocks: [section(`${asked}\n${outcome}`), context(details.join('\n'))],
    };
  }
  return {
    text: `${asked} ${details.at(-1)}`,
    blocks: [
      section(asked),
      section(details.join('\n')),
      section(
        [
          ...stockLines(texts, request, facts),
          ...progressLines(texts, request, facts.decision),
        ].join('\n'),
      ),
      { type: 'actions', elements: [reviewButton(texts, request, 'primary')] },
    ],
  };
}

export function reviewButton(
  texts: Texts,
  { id: requestId, product, person }: ShownRequest,
  style?: 'primary',
) {
  return button({
    text: texts.plain('requests:review'),
    actionId: REVIEW_REQUEST,
    value: encode({ requestId }),
    ...(style && { style }),
    label: texts.plain('requests:reviewLabel', { product, person: person.displayName }),
  });
}
