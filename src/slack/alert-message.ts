/** An alert as its message says it: what expires, what comes of it, and when it is over, why. */
import type { ShownAlert } from '../licensing/alerts/next-telling.ts';
import { alertButtons, byName, handsOf } from './alert-buttons.ts';
import { button, context, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { OPEN_PRODUCT } from './entry-points.ts';
import { shortName } from './name-list.ts';
import { encode } from './payload.ts';
import type { Texts } from './texts.ts';

/** A reply to it says the same; its buttons stand at the message alone, which changes with a click. */
export function alertMessage(
  texts: Texts,
  alert: ShownAlert,
  { isReply = false }: { isReply?: boolean } = {},
): Message {
  const { md } = texts;
  const { facts, resolvedWhy, resolvedAt } = alert;
  const accessory = button({
    text: texts.plain('alerts:view'),
    actionId: OPEN_PRODUCT,
    value: encode({ productId: alert.productId }),
    label: texts.plain('alerts:viewLabel', { product: facts.product }),
  });
  const title = titleOf(texts, alert);
  if (resolvedWhy !== null) {
    const at = texts.time(new Date(resolvedAt ?? 0));
    return {
      text: title,
      blocks: [section(title, { accessory }), context(md('alerts:resolved', { at }))],
    };
  }
  const isResolved = alert.quiet?.why === 'resolved';
  const follows = isResolved ? [] : followsOf(texts, alert);
  const details = isResolved ? [] : detailsOf(texts, alert);
  const hands = handsOf(texts, alert);
  return {
    text: [title, ...follows, ...hands].join(' '),
    blocks: [
      section([title, ...follows].join('\n'), { accessory }),
      ...(details.length > 0 ? [context(details.join(' · '))] : []),
      ...(hands.length > 0 ? [context(hands.join('\n'))] : []),
      ...(isReply ? [] : [alertButtons(texts, alert)]),
    ],
  };
}

function titleOf(texts: Texts, alert: ShownAlert): string {
  const { md } = texts;
  const { facts, resolvedWhy } = alert;
  const seats =
    facts.seats === null ? md('alerts:unlimited') : md('alerts:seats', { count: facts.seats });
  const named = {
    product: shortName(facts.product),
    seats,
    day: texts.day(facts.lastDay),
    gone: texts.day(facts.goneFrom),
  };
  if (resolvedWhy === 'off') {
    return md('alerts:off', { ...named, by: byName(texts, alert.offBy) });
  }
  if (resolvedWhy !== null) return md(`alerts:${resolvedWhy}`, named);
  return md(facts.inGrace ? 'alerts:inGrace' : 'alerts:expire', named);
}

function followsOf({ md, day }: Texts, { facts }: ShownAlert): string[] {
  const { goneFrom, hasGrace, replaced, assigned, total, short } = facts;
  const gone = md(hasGrace ? 'alerts:goneAfterGrace' : 'alerts:goneAtOnce', { day: day(goneFrom) });
  const taken = replaced ? [md('alerts:partlyReplaced', { count: replaced })] : [];
  const then =
    total === null
      ? md('alerts:enoughUnlimited', { assigned })
      : short > 0
        ? md('alerts:short', { count: short, assigned, total })
        : md('alerts:enough', { assigned, total });
  return [gone, ...taken, then];
}

function detailsOf(texts: Texts, { facts }: ShownAlert): string[] {
  const { price, currency, noticeDate } = facts;
  return [
    ...(price !== null && currency !== null
      ? [texts.md('alerts:price', { price: texts.money(price, currency) })]
      : []),
    ...(noticeDate === null ? [] : [texts.md('alerts:notice', { day: texts.day(noticeDate) })]),
  ];
}
