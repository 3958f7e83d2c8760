/** A request in words. Markup. */
import type { ShownRequest, ShownVote } from '../licensing/requests/read-request.ts';
import { freeNow } from '../licensing/rules/product-counts.ts';
import { whoDecides } from './error-messages.ts';
import { clip } from './mrkdwn.ts';
import { nameList, shortName } from './name-list.ts';
import type { RequestFacts } from './request-facts.ts';
import type { Services } from './services.ts';
import { sourceLines, whyWaiting } from './source-lines.ts';
import { catalog } from './texts/index.ts';
import type { NamedPerson, Texts } from './texts.ts';

/** Longer than a reason may be that is typed. */
const SHOWN_REASON = 550;
const MAX_PRODUCTS = 10;
const MAX_PRICES = 3;

/** Names as the sentences about a request fill them in. */
export function requestNames(texts: Texts, request: ShownRequest) {
  return {
    requester: named(texts, request.requester),
    person: named(texts, request.person),
    product: shortName(request.product, 100),
    by: request.decidedBy ? named(texts, request.decidedBy) : texts.md('system'),
    at: texts.time(new Date(request.decidedAt ?? request.madeAt)),
    end: end(texts, request.grantedUntil),
    until: request.offeredUntil === null ? '' : texts.time(new Date(request.offeredUntil)),
    why: clip(request.decidedWhy ?? '', SHOWN_REASON),
  };
}

export function named(texts: Texts, { displayName, slackUserId }: NamedPerson): string {
  return texts.person({ displayName: clip(displayName, 80), slackUserId });
}

/** ", until Jul 1, 2026", or nothing. */
export function end({ md, day }: Texts, until: string | null): string {
  return until === null ? '' : md('requests:endUntil', { day: day(until) });
}

export function askedLine(texts: Texts, request: ShownRequest): string {
  const isForOneself = request.requester.id === request.person.id;
  return texts.md(
    isForOneself ? 'requests:asks' : 'requests:asksFor',
    requestNames(texts, request),
  );
}

/** Why, until when, and since when it waits. */
export function detailLines(texts: Texts, { reason, untilDate, madeAt }: ShownRequest): string[] {
  const { md } = texts;
  const until =
    untilDate === null
      ? md('requests:askedEndless')
      : md('requests:askedUntil', { day: texts.day(untilDate) });
  return [
    ...(reason === '' ? [] : [md('requests:why', { reason: clip(reason, SHOWN_REASON) })]),
    `${until} · ${md('requests:askedAt', { at: texts.time(new Date(madeAt)) })}`,
  ];
}

/** Why the policy did not do by itself, who agreed so far, and how many are needed. */
export function progressLines(
  texts: Texts,
  request: ShownRequest,
  decision: RequestFacts['decision'] | null,
): string[] {
  const { md } = texts;
  const { refusal, votes, stage } = request;
  const agreed = votes.filter(({ vote }) => vote === 'approve');
  // Whoever decided is named with that.
  const others = agreed.filter(({ personId }) => personId !== request.decidedBy?.id);
  const given = agreed.filter((each) => each.stage === stage).length;
  const isOne = decision === null || (decision.stages === 1 && decision.needed === 1);
  return [
    ...(refusal === null ? [] : [md('requests:refusedBy', { why: whyWaiting(texts, refusal) })]),
    ...(request.escalatedAt === null ? [] : [md('requests:isEscalated')]),
    ...(decision?.isFallback ? [md('requests:isFallback')] : []),
    ...(decision?.isOwn ? [md('requests:isOwn')] : []),
    ...(isOne ? [] : [md('requests:progress', { stage, ...decision, given })]),
    ...(others.length === 0
      ? []
      : [
          md('requests:agreed', {
            people: texts.list(others.map((each) => agreedBy(texts, each))),
          }),
        ]),
  ];
}

function agreedBy(texts: Texts, { person, untilDate }: ShownVote): string {
  return `${named(texts, person)}${end(texts, untilDate)}`;
}

/** Those who were asked last. @param administrators those of the settings among them. */
export function whoIsAsked(
  texts: Texts,
  { asked: approvers, asksAdministrators }: ShownRequest,
  administrators: Services['administrators'],
): string {
  return whoDecides(texts, { approvers, byAdministrators: asksAdministrators }, administrators);
}

/** @param approvers markup. */
export function stateLine(texts: Texts, request: ShownRequest, approvers: string): string {
  const { state, cause } = request;
  const names = requestNames(texts, request);
  if (state === 'waitlisted') return waitlistLine(texts, request);
  if (state !== 'closed' || cause === null || cause === 'held_otherwise') {
    return texts.md(`requests:${state}`, { ...names, approvers });
  }
  return texts.md('requests:closedAs', { ...names, why: whyClosed(texts, request) });
}

/** A copy that is not kept up has no place: others move. */
function waitlistLine(texts: Texts, request: ShownRequest): string {
  const { place, cause } = request;
  const names = { ...requestNames(texts, request), place };
  const line = texts.md(place === null ? 'requests:waitlistedThere' : 'requests:waitlisted', names);
  const back = cause !== null && isBack(cause) ? [texts.md(`requests:back_${cause}`)] : [];
  return [line, ...back].join(' ');
}

function isBack(cause: string): cause is 'passed' | 'lapsed' | 'recalled' {
  return cause === 'passed' || cause === 'lapsed' || cause === 'recalled';
}

/** Of what came to nothing by itself. */
export function whyClosed(texts: Texts, request: ShownRequest): string {
  const cause = request.cause ?? '';
  const key = `ended_${cause}`;
  if (!isEnd(key)) return whyWaiting(texts, cause);
  return texts.md(`requests:${key}`, requestNames(texts, request));
}

function isEnd(key: string): key is Extract<keyof typeof catalog.en.requests, `ended_${string}`> {
  return Object.hasOwn(catalog.en.requests, key);
}

/** Seats left afterwards, the price, and what the person has. */
export function stockLines(texts: Texts, request: ShownRequest, facts: RequestFacts): string[] {
  const { md } = texts;
  const person = named(texts, request.person);
  const names = facts.holdings.map(({ product }) => product);
  const { earlier, runOut } = facts;
  const held = facts.holdings.find(({ productId }) => productId === request.productId);
  return [
    [
      md('requests:stock'),
      seatsLeft(texts, request, facts),
      ...(runOut ? [md('requests:runOut', { day: texts.day(runOut.day) })] : []),
      ...prices(texts, facts),
    ].join(' '),
    names.length === 0
      ? md('requests:holdsNothing', { person })
      : md('requests:holds', { person, products: nameList(texts, names, MAX_PRODUCTS) }),
    ...(held
      ? [md('requests:hasIt', { person, sources: sourceLines(texts, held.sources).join('; ') })]
      : []),
    ...(earlier.length === 0 ? [] : [md('requests:earlier')]),
    ...earlier.map((each) => `• ${stateLine(texts, each, '')}`),
  ];
}

function seatsLeft({ md }: Texts, request: ShownRequest, facts: RequestFacts) {
  const { product, holdings, place } = facts;
  if (product === null) return md('errors:product_not_found');
  const { assignable, total } = product.counts;
  const free = freeNow(product.counts);
  if (!assignable) return md('requests:leftExpired');
  if (free === null || total === null) return md('requests:leftUnlimited');
  const holdsIt = holdings.some(({ productId }) => productId === request.productId);
  if (holdsIt) return md('requests:leftSame', { count: free, total });
  if (request.holdsSeat) return md('requests:leftHeld', { count: free, total });
  if (free === 0) return md('requests:leftNone', { total, place });
  if (place > 1) return md('requests:leftBehind', { place });
  return md('requests:leftAfter', { count: free - 1, total });
}

/** Of the subscriptions that run, each price once. */
function prices(texts: Texts, { product }: RequestFacts): string[] {
  const running = product?.subscriptions.filter(({ state }) => RUNNING.has(state)) ?? [];
  const each = running.flatMap(({ price, currency }) =>
    price === null || currency === null ? [] : [texts.money(price, currency)],
  );
  const distinct = [...new Set(each)].slice(0, MAX_PRICES);
  return distinct.length === 0
    ? []
    : [texts.md('requests:price', { prices: texts.list(distinct) })];
}

const RUNNING: ReadonlySet<string> = new Set(['active', 'grace']);
