import type { KnownBlock } from '@slack/types';
import { shiftDay } from '../../src/licensing/days.ts';
import { pageOf } from '../../src/licensing/paging.ts';
import type { ShownSubscription, ShowProductResult } from '../../src/licensing/show-product.ts';
import { about } from '../../src/slack/alert-sentences.ts';
import { button, section } from '../../src/slack/blocks.ts';
import {
  ADD_SUBSCRIPTION,
  CHANGE_SUBSCRIPTION,
  OPEN_ALERT_RULES,
  TURN_ON_ALERTS,
} from '../../src/slack/entry-points.ts';
import { oneLine } from '../../src/slack/mrkdwn.ts';
import { overflow } from '../../src/slack/overflow.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import { subscriptionLine } from '../../src/slack/subscription-line.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { DETAIL_PAGE } from './place.ts';

const SUBSCRIPTIONS_PER_PAGE = 10;

/** The subscriptions, with dates and state in words; their terms for administrators. */
export function overviewTab(
  texts: Texts,
  shown: Pick<ShowProductResult, 'product' | 'subscriptions' | 'alertsOff'>,
  { page, isAdministrator }: { page: number; isAdministrator: boolean },
): KnownBlock[] {
  const { product, subscriptions } = shown;
  const add = isAdministrator ? [addBlock(texts, product), ...offBlocks(texts, shown)] : [];
  if (subscriptions.length === 0) {
    const key = isAdministrator ? 'noSubscriptionsForAdministrators' : 'noSubscriptions';
    return [section(texts.md(`products:${key}`)), ...add];
  }
  const paging = pageOf(subscriptions.length, { page, pageSize: SUBSCRIPTIONS_PER_PAGE });
  const first = paging.page * SUBSCRIPTIONS_PER_PAGE;
  return [
    ...subscriptions.slice(first, first + SUBSCRIPTIONS_PER_PAGE).map((subscription) =>
      section(describe(texts, subscription, isAdministrator), {
        ...(isAdministrator && { accessory: menu(texts, subscription) }),
      }),
    ),
    ...pagerBlocks(texts, DETAIL_PAGE, paging),
    ...add,
  ];
}

function addBlock(
  texts: Texts,
  { id: productId, displayName: product }: ShowProductResult['product'],
): KnownBlock {
  const add = button({
    text: texts.plain('administer:addSubscription'),
    actionId: ADD_SUBSCRIPTION,
    value: encode({ productId }),
    label: texts.plain('products:addSubscriptionLabel', { product }),
  });
  const rules = button({
    text: texts.plain('alerts:rulesTitle'),
    actionId: OPEN_ALERT_RULES,
    value: encode({ productId }),
    label: texts.plain('alerts:rulesLabel', { product }),
  });
  return { type: 'actions', elements: [add, rules] };
}

function offBlocks(
  texts: Texts,
  { product, alertsOff }: Pick<ShowProductResult, 'product' | 'alertsOff'>,
): KnownBlock[] {
  return alertsOff.map((kind) =>
    section(texts.md('alerts:isOff', { about: about(texts, kind) }), {
      accessory: button({
        text: texts.plain('alerts:turnOn'),
        actionId: TURN_ON_ALERTS,
        value: encode({ productId: product.id, kind }),
        label: texts.plain('alerts:turnOnLabel', {
          product: product.displayName,
          about: texts.plain(`alerts:about_${kind}`),
        }),
      }),
    }),
  );
}

function menu(texts: Texts, { id }: ShownSubscription) {
  return overflow(CHANGE_SUBSCRIPTION, id, {
    renew: texts.plain('administer:renew'),
    resize: texts.plain('administer:resize'),
    cancel: texts.plain('administer:menuCancel'),
    edit: texts.plain('administer:edit'),
    archive: texts.plain('administer:archive'),
  });
}

function describe(texts: Texts, subscription: ShownSubscription, isAdministrator: boolean): string {
  const bought = subscriptionLine(texts, subscription);
  const terms = isAdministrator ? termsOf(texts, subscription) : [];
  return [bought, state(texts, subscription), terms.join(' · ')].filter(Boolean).join('\n');
}

function state(texts: Texts, subscription: ShownSubscription): string {
  const { state, startDate, endDate, graceUntil, isCanceled } = subscription;
  const { md, day } = texts;
  if (state === 'scheduled') return md('products:scheduled', { start: day(startDate) });
  if (endDate === null || graceUntil === null) return md('products:activeOpen');
  const end = day(endDate);
  if (state === 'active') return md(`products:${isCanceled ? 'canceled' : 'active'}`, { end });
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
