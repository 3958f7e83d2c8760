import type { KnownBlock } from '@slack/types';
import { hasVoted } from '../../src/licensing/requests/deciding-of.ts';
import { concerns, type ShownRequest } from '../../src/licensing/requests/read-request.ts';
import { isLastVote } from '../../src/licensing/rules/request-state.ts';
import { button, context, type Modal, option, plain, section } from '../../src/slack/blocks.ts';
import { searchSelect } from '../../src/slack/inputs.ts';
import { encode } from '../../src/slack/payload.ts';
import { plansBlock, plansSelect } from '../../src/slack/plans-input.ts';
import type { RequestFacts } from '../../src/slack/request-facts.ts';
import {
  askedLine,
  detailLines,
  named,
  progressLines,
  stateLine,
  stockLines,
} from '../../src/slack/request-lines.ts';
import type { Texts } from '../../src/slack/texts.ts';
import {
  APPROVE,
  DAY,
  DENY,
  LOCATION,
  NO_END,
  PLANS,
  REVIEW_VIEW,
  type ReviewPlace,
} from './place.ts';
import { dayBlock, type ReviewForm } from './review-form.ts';

export interface Review {
  request: ShownRequest;
  facts: RequestFacts;
  form: ReviewForm;
  readerId: string;
  /** Whoever looks decides on it. */
  mayDecide: boolean;
  /** Who decides now; markup. */
  approvers: string;
  place: ReviewPlace;
  /** What came of the last click; markup. */
  notice?: string | undefined;
}

/** No field of it demands a Submit: what is chosen is read as a button is clicked. */
export function reviewView(texts: Texts, review: Review): Modal {
  const { request, facts, approvers, mayDecide, notice, place } = review;
  const isOpen = request.state === 'pending';
  return {
    type: 'modal',
    callback_id: REVIEW_VIEW,
    title: plain(texts.plain('requests:reviewTitle'), 24),
    close: plain(texts.plain(place.returnTo ? 'back' : 'close'), 24),
    private_metadata: encode(place),
    blocks: [
      ...(notice === undefined ? [] : [section(notice)]),
      section(askedLine(texts, request)),
      section(detailLines(texts, request).join('\n')),
      ...(isOpen
        ? [section(stockLines(texts, request, facts).join('\n')), ...progress(texts, review)]
        : [section(stateLine(texts, request, approvers))]),
      ...(isOpen && mayDecide ? decision(texts, review) : []),
      ...(isOpen && !mayDecide ? [section(texts.md(hindrance(review), { approvers }))] : []),
    ],
  };
}

function progress(texts: Texts, { request, facts }: Review): KnownBlock[] {
  const lines = progressLines(texts, request, facts.decision);
  return lines.length === 0 ? [] : [section(lines.join('\n'))];
}

/** Why whoever looks does not decide. */
function hindrance({ request, readerId }: Review) {
  if (hasVoted(request, readerId)) return 'requests:votedAlready';
  return concerns(request, readerId) ? 'requests:notYours' : 'requests:othersDecide';
}

/** Of what assigning needs only whoever has the last vote is asked. */
function decision(texts: Texts, { request, facts, form }: Review): KnownBlock[] {
  const isLast = isLastVote(request, facts.decision);
  const names = { product: request.product, person: request.person.displayName };
  const { product } = facts;
  return [
    section(texts.md('requests:lastDay')),
    {
      type: 'actions',
      block_id: dayBlock(form.untilDate),
      elements: [
        {
          type: 'datepicker',
          action_id: DAY,
          placeholder: plain(texts.plain('requests:untilPlaceholder'), 150),
          ...(form.untilDate !== null && { initial_date: form.untilDate }),
        },
        ...(form.untilDate === null
          ? []
          : [
              button({
                text: texts.plain('requests:noEnd'),
                actionId: NO_END,
                label: texts.plain('requests:noEndLabel'),
              }),
            ]),
      ],
    },
    ...(isLast && product && product.plans.length > 0
      ? [
          section(texts.md('requests:plansOff'), {
            block_id: plansBlock(PLANS, request.productId),
            accessory: plansSelect(texts, PLANS, product, form.disabledPlanIds),
          }),
        ]
      : []),
    ...(isLast && facts.usageLocation === null ? [locationBlock(texts, request, form)] : []),
    {
      type: 'actions',
      elements: [
        button({
          text: texts.plain('requests:approve'),
          actionId: APPROVE,
          style: 'primary',
          label: texts.plain('requests:approveLabel', names),
        }),
        button({
          text: texts.plain('requests:deny'),
          actionId: DENY,
          style: 'danger',
          label: texts.plain('requests:denyLabel', names),
        }),
      ],
    },
    ...(isLast ? [] : [context(texts.md('requests:notLast'))]),
  ];
}

function locationBlock(
  texts: Texts,
  { person }: ShownRequest,
  { usageLocation: chosen }: ReviewForm,
): KnownBlock {
  return section(texts.md('requests:location', { person: named(texts, person) }), {
    block_id: LOCATION,
    accessory: searchSelect(
      LOCATION,
      texts.plain('requests:locationPlaceholder'),
      chosen === null ? null : option(texts.country(chosen), chosen),
    ),
  });
}
