import type { KnownBlock } from '@slack/types';
import { shiftDay } from '../../src/licensing/days.ts';
import { pageOf } from '../../src/licensing/paging.ts';
import type { ShownSubscription, ShowProductResult } from '../../src/licensing/show-product.ts';
import { section } from '../../src/slack/blocks.ts';
import { oneLine } from '../../src/slack/mrkdwn.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { DETAIL_PAGE } from './place.ts';

const SUBSCRIPTIONS_PER_PAGE = 10;

/** The subscriptions, with dates and state in words; their terms for administrators. */
export function overviewTab(
  texts: Texts,
  { subscriptions }: Pick<ShowProductResult, 'subscriptions'>,
  { page, isAdministrator }: { page: number; isAdministrator: boolean },
): KnownBlock[] {
  if (subscriptions.length === 0) return [section(texts.md('products:noSubscriptions'))];
  const paging = pageOf(subscriptions.length, { page, pageSize: SUBSCRIPTIONS_PER_PAGE });
  const first = paging.page * SUBSCRIPTIONS_PER_PAGE;
  return [
    ...subscriptions
      .slice(first, first + SUBSCRIPTIONS_PER_PAGE)
      .map((subscription) => section(describe(texts, subscription, isAdministrator))),
    ...pagerBlocks(texts, DETAIL_PAGE, paging),
  ];
}

function describe(texts: Texts, subscription: ShownSubscription, isAdministrator: boolean): string {
  const { seats, startDate, endDate } = subscription;
  const start = texts.day(startDate);
  const bought = texts.md('products:subscription', {
    seats:
      seats === null
        ? texts.md('products:unlimitedSeats')
        : texts.md('products:plainSeats', { count: seats }),
    days:
      endDate === null
        ? texts.md('products:openEnd', { start })
        : texts.md('products:days', { start, end: texts.day(endDate) }),
  });
  const terms = isAdministrator ? termsOf(texts, subscription) : [];
  return [bought, state(texts, subscription), terms.join(' · ')].filter(Boolean).join('\n');
}

function state(texts: Texts, { state, startDate, endDate, graceUntil }: ShownSubscription): string {
  const { md, day } = texts;
  if (state === 'scheduled') return md('products:scheduled', { start: day(startDate) });
  if (endDate === null || graceUntil === null) return md('products:activeOpen');
  const end = day(endDate);
  if (state === 'active') return md('products:active', { end });
  if (state === 'grace') return md('products:grace', { end, graceUntil: day(graceUntil) });
  return md('products:disabled', { since: day(shiftDay(graceUntil, 1)) });
}

function termsOf(texts: Texts, subscription: ShownSubscription): string[] {
  const { price, currency, noticeDate, externalId } = subscription;
  return [
    ...(price !== null && currency !== null
      ? [texts.md('products:price', { price: texts.money(price, currency) })]
      : []),
    ...(noticeDate === null ? [] : [texts.md('products:notice', { day: texts.day(noticeDate) })]),
    ...(externalId === null
      ? []
      : [texts.md('products:reference', { reference: oneLine(externalId) })]),
  ];
}
