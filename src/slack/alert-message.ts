/** An alert as its message says it: what it is about, what comes of it, and when it is over, why. */
import type { ShownAlert } from '../licensing/alerts/shown-alert.ts';
import { alertButtons, handsOf } from './alert-buttons.ts';
import { alertSentences } from './alert-sentences.ts';
import { button, context, section } from './blocks.ts';
import type { Message } from './direct-message.ts';
import { OPEN_PRODUCT } from './entry-points.ts';
import { encode } from './payload.ts';
import type { Texts } from './texts.ts';

/** A reply to it says the same; its buttons stand at the message alone, which changes with a click. */
export function alertMessage(
  texts: Texts,
  alert: ShownAlert,
  { isReply = false }: { isReply?: boolean } = {},
): Message {
  const { md } = texts;
  const { resolvedWhy, resolvedAt } = alert;
  const accessory = viewProduct(texts, alert);
  const { title, ...said } = alertSentences(texts, alert);
  if (resolvedWhy !== null) {
    const at = texts.time(new Date(resolvedAt ?? 0));
    return {
      text: title,
      blocks: [section(title, { accessory }), context(md('alerts:resolved', { at }))],
    };
  }
  const isResolved = alert.quiet?.why === 'resolved';
  const follows = isResolved ? [] : said.follows;
  const details = isResolved ? [] : said.details;
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

export function viewProduct(texts: Texts, { productId, facts }: ShownAlert) {
  return button({
    text: texts.plain('alerts:view'),
    actionId: OPEN_PRODUCT,
    value: encode({ productId }),
    label: texts.plain('alerts:viewLabel', { product: facts.product }),
  });
}

/** How many fewer, or more, wait than was last told. */
export function newsMessage(
  { md }: Texts,
  { waiting, before }: { waiting: number; before: number },
): Message {
  const key = waiting < before ? 'alerts:newsHealed' : 'alerts:newsMore';
  const text = md(key, { count: Math.abs(waiting - before), waiting });
  return { text, blocks: [section(text)] };
}
