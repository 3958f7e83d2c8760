/** What can be done about an alert, below its message; and who does what. */
import type { ActionsBlock } from '@slack/types';
import type { ShownAlert } from '../licensing/alerts/shown-alert.ts';
import type { ReadActor } from '../licensing/read-actor.ts';
import { canReclaim } from '../licensing/rules/reclaim.ts';
import { button } from './blocks.ts';
import {
  ADD_SUBSCRIPTION,
  ALERT_MENU,
  OPEN_ALERT_AGAIN,
  OPEN_PRODUCT,
  RECLAIM,
  RENEW_SUBSCRIPTION,
  RESOLVE_ALERT,
  SNOOZE_ALERT,
  TAKE_ALERT,
} from './entry-points.ts';
import { clip } from './mrkdwn.ts';
import { overflow } from './overflow.ts';
import { encode } from './payload.ts';
import { reclaimLine } from './reclaim-lines.ts';
import type { Texts } from './texts.ts';

/** So much of a reason stands in the message; all of it is in the history. */
const SHOWN_REASON = 300;

export function alertButtons(texts: Texts, alert: ShownAlert): ActionsBlock {
  const { id, productId, subscriptionId, quiet, owner } = alert;
  const { product } = alert.facts;
  type Word =
    | 'renew'
    | 'addSeats'
    | 'take'
    | 'snooze'
    | 'resolve'
    | 'openAgain'
    | 'holders'
    | 'waiting';
  const does = (word: Word, actionId: string, value: object, style?: 'primary') =>
    button({
      text: texts.plain(`alerts:${word}`),
      label: texts.plain(`alerts:${word}Label`, { product }),
      ...{ actionId, value: encode(value), ...(style && { style }) },
    });
  const it = { alertId: id };
  const menu = overflow(ALERT_MENU, id, {
    hand_over: texts.plain('alerts:menuHandOver'),
    ...(owner && { release: texts.plain('alerts:menuRelease') }),
    turn_off: texts.plain('alerts:menuTurnOff'),
  });
  if (quiet?.why === 'resolved') {
    return { type: 'actions', elements: [does('openAgain', OPEN_ALERT_AGAIN, it), menu] };
  }
  return {
    type: 'actions',
    elements: [
      ...(subscriptionId === null
        ? []
        : [does('renew', RENEW_SUBSCRIPTION, { subscriptionId }, 'primary')]),
      ...(seatsHelp(alert) ? [does('addSeats', ADD_SUBSCRIPTION, { productId })] : []),
      ...(canReclaim(alert) ? [reclaimButton(texts, alert)] : []),
      ...(owner ? [] : [does('take', TAKE_ALERT, it)]),
      quiet ? does('openAgain', OPEN_ALERT_AGAIN, it) : does('snooze', SNOOZE_ALERT, it),
      does('resolve', RESOLVE_ALERT, it),
      alert.kind === 'assignments_in_error'
        ? does('waiting', OPEN_PRODUCT, { productId, tab: 'holders', state: 'error' })
        : does('holders', OPEN_PRODUCT, { productId, tab: 'holders' }),
      menu,
    ],
  };
}

function reclaimButton(texts: Texts, { id: alertId, facts, reclaim }: ShownAlert) {
  const word = reclaim === null ? 'start' : 'show';
  return button({
    text: texts.plain(`reclaim:${word}`),
    label: texts.plain(`reclaim:${word}Label`, { product: facts.product }),
    ...{ actionId: RECLAIM, value: encode({ alertId }) },
  });
}

const OF_SEATS = new Set(['seats_exhausted', 'product_expired']);

/** Not where people lack a product for other reasons alone. */
function seatsHelp(alert: ShownAlert): boolean {
  if (alert.kind !== 'assignments_in_error') return true;
  return alert.facts.causes.some(({ code }) => OF_SEATS.has(code));
}

/** mrkdwn: who takes care of it, what holders say who were asked, and who snoozed or resolved it. */
export function handsOf(texts: Texts, { owner, quiet, reclaim }: ShownAlert): string[] {
  const { md } = texts;
  return [
    ...(owner ? [md('alerts:owned', { person: texts.person(owner) })] : []),
    ...(reclaim ? [reclaimLine(texts, reclaim)] : []),
    ...(quiet
      ? [
          md(`alerts:quiet_${quiet.why}`, {
            by: byName(texts, quiet.by),
            day: quiet.until === null ? '' : texts.day(quiet.until),
            at: texts.time(new Date(quiet.at)),
            reason: clip(quiet.reason ?? '', SHOWN_REASON),
          }),
        ]
      : []),
  ];
}

/** Null: the system. */
export function byName(texts: Texts, by: ReadActor | null): string {
  return by ? texts.person(by) : texts.md('audit:system');
}
