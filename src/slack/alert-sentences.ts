/** What the message of an alert says, by its kind. All of it is markup. */
import type { ShownAlert } from '../licensing/alerts/shown-alert.ts';
import type { Candidate, FactsOf, ResolvedWhy } from '../licensing/rules/alert-facts.ts';
import type { AlertKind } from '../licensing/rules/alert-kinds.ts';
import { byName } from './alert-buttons.ts';
import { causes } from './causes.ts';
import { shortName } from './name-list.ts';
import type { Texts } from './texts.ts';

export interface AlertSentences {
  /** What is the matter, or why it is no longer. */
  title: string;
  /** What comes of it. */
  follows: string[];
  details: string[];
}

export function alertSentences(texts: Texts, alert: ShownAlert): AlertSentences {
  const { resolvedWhy, facts } = alert;
  if (resolvedWhy !== null) {
    const by = byName(texts, alert.offBy);
    const off = { product: shortName(facts.product), about: about(texts, alert.kind), by };
    const offAs = alert.isOffHere ? 'alerts:off' : 'alerts:offForAll';
    const title = resolvedWhy === 'off' ? texts.md(offAs, off) : overOf(texts, alert);
    return { title, follows: [], details: [] };
  }
  switch (alert.kind) {
    case 'subscription_expires':
      return ofExpiry(texts, alert.facts);
    case 'notice_date':
      return ofNotice(texts, alert.facts);
    case 'seats_short':
      return ofSeats(texts, alert.facts);
    case 'assignments_in_error':
      return ofErrors(texts, alert.facts);
  }
}

/** What a kind of alert is about: "subscriptions that expire". */
export function about(texts: Texts, kind: AlertKind): string {
  return texts.md(`alerts:about_${kind}`);
}

function overOf(texts: Texts, { kind, facts, resolvedWhy }: ShownAlert): string {
  const { md } = texts;
  const product = shortName(facts.product);
  switch (kind) {
    case 'subscription_expires': {
      const why = EXPIRY_OVER[resolvedWhy ?? 'gone'] ?? 'gone';
      return md(`alerts:${why}`, expiryNames(texts, facts));
    }
    case 'notice_date': {
      const why = NOTICE_OVER[resolvedWhy ?? 'gone'] ?? 'noticeGone';
      return md(`alerts:${why}`, noticeNames(texts, facts));
    }
    case 'seats_short':
      if (resolvedWhy === 'gone') return md('alerts:seatsGone', { product });
      if (facts.total === null) return md('alerts:seatsUnlimited', { product });
      return md('alerts:seatsEnough', { product, assigned: facts.assigned, total: facts.total });
    case 'assignments_in_error':
      return md('alerts:errorsOver', { product });
  }
}

type Over<Key extends string> = Partial<Record<ResolvedWhy, Key>>;

const EXPIRY_OVER: Over<'replaced' | 'renewed' | 'lapsed'> = {
  replaced: 'replaced',
  renewed: 'renewed',
  lapsed: 'lapsed',
};

const NOTICE_OVER: Over<'noticePassed' | 'noticeLater'> = {
  passed: 'noticePassed',
  renewed: 'noticeLater',
};

export function seatsOf({ md }: Texts, seats: number | null): string {
  return seats === null ? md('alerts:unlimited') : md('alerts:seats', { count: seats });
}

function expiryNames(texts: Texts, facts: FactsOf['subscription_expires']) {
  return {
    product: shortName(facts.product),
    seats: seatsOf(texts, facts.seats),
    day: texts.day(facts.lastDay),
    gone: texts.day(facts.goneFrom),
  };
}

function ofExpiry(texts: Texts, facts: FactsOf['subscription_expires']): AlertSentences {
  const { md, day } = texts;
  const { goneFrom, hasGrace, replaced, assigned, total, short, noticeDate } = facts;
  const gone = md(hasGrace ? 'alerts:goneAfterGrace' : 'alerts:goneAtOnce', { day: day(goneFrom) });
  const taken = replaced ? [md('alerts:partlyReplaced', { count: replaced })] : [];
  const then =
    total === null
      ? md('alerts:enoughUnlimited', { assigned })
      : short > 0
        ? md('alerts:short', { count: short, assigned, total })
        : md('alerts:enough', { assigned, total });
  return {
    title: md(facts.inGrace ? 'alerts:inGrace' : 'alerts:expire', expiryNames(texts, facts)),
    follows: [gone, ...taken, then],
    details: [
      ...priceOf(texts, facts),
      ...(noticeDate === null ? [] : [md('alerts:notice', { day: day(noticeDate) })]),
    ],
  };
}

function priceOf(
  texts: Texts,
  { price, currency }: { price: string | null; currency: string | null },
): string[] {
  if (price === null || currency === null) return [];
  return [texts.md('alerts:price', { price: texts.money(price, currency) })];
}

function noticeNames(texts: Texts, { product, seats, noticeDate }: FactsOf['notice_date']) {
  return {
    product: shortName(product),
    seats: seatsOf(texts, seats),
    day: texts.day(noticeDate),
  };
}

function ofNotice(texts: Texts, facts: FactsOf['notice_date']): AlertSentences {
  const { md, day } = texts;
  const { lastDay } = facts;
  const until =
    lastDay === null ? md('alerts:noticeEndless') : md('alerts:noticeEnds', { day: day(lastDay) });
  return {
    title: md('alerts:noticeNears', noticeNames(texts, facts)),
    follows: [until],
    details: priceOf(texts, facts),
  };
}

function ofSeats(texts: Texts, facts: FactsOf['seats_short']): AlertSentences {
  const { md } = texts;
  const { assigned, available, over, candidates } = facts;
  const total = facts.total ?? 0;
  const { held = 0 } = facts;
  const numbers = { product: shortName(facts.product), assigned, held, total };
  const title =
    over > 0
      ? md('alerts:seatsOver', { ...numbers, count: over })
      : held > 0
        ? md(available === 0 ? 'alerts:seatsNoneHeld' : 'alerts:seatsFewHeld', {
            ...numbers,
            count: available,
          })
        : available === 0
          ? md('alerts:seatsNone', { ...numbers, count: total })
          : md('alerts:seatsFew', { ...numbers, count: available });
  if (candidates.length === 0) return { title, follows: forecastOf(texts, facts), details: [] };
  const named = candidates.map((candidate) => candidateOf(texts, candidate));
  return {
    title,
    follows: [md('alerts:candidates'), ...named],
    details: [md('alerts:noUsageData')],
  };
}

function forecastOf(
  { md, day }: Texts,
  { over, forecast, isEarly }: FactsOf['seats_short'],
): string[] {
  if (over > 0) return [];
  if (forecast === null) return [md(isEarly ? 'alerts:forecastEarly' : 'alerts:forecastEnough')];
  const { short, shortThen: then } = forecast;
  const key = then > short ? 'alerts:forecastThen' : 'alerts:forecastShort';
  return [
    md(key, { short, then, day: day(forecast.day), last: day(forecast.lastDay) }),
    ...(isEarly ? [md('alerts:forecastKnown')] : []),
  ];
}

function candidateOf(texts: Texts, candidate: Candidate): string {
  const { md, day } = texts;
  const { why, coveredBy, until, since, group } = candidate;
  const reason = md(`alerts:candidate_${why}`, {
    product: shortName(coveredBy ?? '', 75),
    day: why === 'ends' ? day(until ?? since) : day(since),
  });
  const through =
    group === null ? '' : md('alerts:candidateThrough', { group: shortName(group, 75) });
  return md('alerts:candidate', { person: personOf(texts, candidate), reason, through });
}

function personOf(texts: Texts, { displayName, slackUserId }: Candidate): string {
  return slackUserId === null
    ? shortName(displayName, 75)
    : texts.person({ displayName, slackUserId });
}

function ofErrors(texts: Texts, facts: FactsOf['assignments_in_error']): AlertSentences {
  const { md } = texts;
  const { waiting, healed } = facts;
  return {
    title: md('alerts:errors', { product: shortName(facts.product), count: waiting }),
    follows: [
      md('alerts:errorCauses', { causes: causes(texts, facts.causes) }),
      ...(healed > 0 ? [md('alerts:errorsHealed', { healed, count: waiting })] : []),
    ],
    details: [],
  };
}
