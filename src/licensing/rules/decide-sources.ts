/**
 * What becomes of the sources that some persons have of one product: a pure decision over what was
 * read under the persons' locks, in the order that docs/groups.md states. Seats are given out in
 * turn from those that are free.
 */
import type {
  Decision,
  DecisionOptions,
  PersonChange,
  PersonSources,
  ProductToDecide,
  SourceChange,
} from './decision.ts';
import {
  type Draft,
  type DraftPerson,
  draft,
  enabled,
  hadIt,
  hasSeat,
  heldElsewhere,
  isDue,
  isPurged,
  plansOf,
} from './draft-sources.ts';
import { ruleAgainst } from './rule-against.ts';

/** `free`: seats to give out now; null: unlimited. */
export function decideSources(
  product: ProductToDecide,
  people: readonly PersonSources[],
  free: number | null,
  options: DecisionOptions,
): Decision {
  const drafted = people.map((person) => draft(product, person, options));
  const seatsBefore = drafted.map(hasSeat);
  const plansBefore = drafted.map((person) => plansOf(product, person, options.recheck));
  for (const person of drafted) settleOwn(product, person, options);

  const wanting = drafted.flatMap((person) => person.drafts.filter((d) => wants(d, options)));
  wanting.sort((a, b) => compareTurns(a.turn, b.turn));
  const had = new Set(drafted.filter((_, i) => seatsBefore[i]));
  let left = free;
  for (let moved = true; moved; ) {
    moved = false;
    for (const one of wanting) {
      if (one.state === 'active') continue;
      const isBack = one.source !== null && hadIt(one.source);
      const takesSeat = !had.has(one.person) && !hasSeat(one.person);
      const code =
        ruleAgainst(product, one, options) ??
        (takesSeat && left !== null && left <= 0 && !isBack ? 'seats_exhausted' : null);
      one.state = code === null ? 'active' : 'error';
      one.errorCode = code;
      if (code !== null) continue;
      moved ||= one.person.drafts.length > 1;
      if (takesSeat && left !== null) left -= 1;
    }
  }
  for (const one of drafted.flatMap(({ drafts }) => drafts)) {
    if (one.givesWay && one.state === 'error') one.state = 'ended';
  }
  return {
    changes: drafted.flatMap((person) => person.drafts.flatMap(changeOf)),
    people: drafted.flatMap((person, i) =>
      personChange(product, person, seatsBefore[i] ?? false, plansBefore[i] ?? new Set()),
    ),
    free: left === null ? null : Math.max(0, left),
  };
}

/** What needs no seat: ends, suspensions, and breaches of what is active. */
function settleOwn(product: ProductToDecide, person: DraftPerson, options: DecisionOptions): void {
  for (const one of person.drafts) {
    if (one.source === null || one.groupId === null || one.leftAlone) continue;
    const intent = product.intents.find(({ groupId }) => groupId === one.groupId);
    const membership = person.memberships.find(({ groupId }) => groupId === one.groupId);
    const isMeant = intent && membership && !membership.isReplaced;
    if (!isMeant || (one.givesWay && one.errorCode !== null)) one.state = 'ended';
  }
  for (const one of person.drafts) {
    if (one.source && isPurged(one.source, person, options)) one.state = 'ended';
    const isLive = one.state === 'active' || one.state === 'error';
    if (person.status === 'deleted' && isLive) one.state = 'suspended';
  }
  for (const one of person.drafts) {
    if (one.state !== 'active' || one.leftAlone) continue;
    const code = breach(product, one, options);
    if (code === null) continue;
    one.state = 'error';
    one.errorCode = code;
  }
}

function breach(product: ProductToDecide, one: Draft, options: DecisionOptions): string | null {
  const { recheck } = options;
  if (recheck === 'location' || (recheck !== 'nothing' && recheck.groupId === one.groupId)) {
    // What is held already needs no subscription.
    const code = ruleAgainst({ ...product, assignable: true }, one, options);
    if (code !== null && (recheck !== 'location' || OF_LOCATION.has(code))) return code;
  }
  if (one.groupId === null || options.lostPlanIds.length === 0) return null;
  const has = new Set([...heldElsewhere(one), ...plansOf(product, one.person)]);
  const gone = options.lostPlanIds.filter((id) => !has.has(id));
  const lacks = enabled(product, one).some(({ needs }) =>
    needs.some(({ id }) => gone.includes(id)),
  );
  return lacks ? 'dependency_missing' : null;
}

const OF_LOCATION = new Set(['usage_location_missing', 'prohibited_in_usage_location']);

function wants(
  { person, source, state, leftAlone }: Draft,
  { retry, today }: DecisionOptions,
): boolean {
  if (leftAlone) return false;
  if (person.status === 'deleted' || state === 'ended' || state === 'active') return false;
  if (state === 'error') return source?.state === 'error' && retry;
  return source === null || state === 'suspended' || isDue(source, today);
}

function changeOf({ person, source, groupId, state, errorCode }: Draft): SourceChange[] {
  if (state === null || state === 'scheduled') return [];
  const code = state === 'error' || state === 'suspended' ? errorCode : null;
  if (source && source.state === state && source.errorCode === code) return [];
  return [
    {
      sourceId: source?.id ?? null,
      personId: person.id,
      groupId,
      from: source?.state ?? null,
      fromError: source?.errorCode ?? null,
      to: state,
      errorCode: code,
    },
  ];
}

function personChange(
  product: ProductToDecide,
  person: DraftPerson,
  hadSeat: boolean,
  before: ReadonlySet<string>,
): PersonChange[] {
  const after = plansOf(product, person);
  const gainedPlanIds = [...after].filter((id) => !before.has(id));
  const lostPlanIds = [...before].filter((id) => !after.has(id));
  const has = hasSeat(person);
  // What gives way counts for nothing to what comes instead, so that another of the product may.
  const isSwapping = person.drafts.some((one) => one.givesWay && one.source?.state === 'active');
  const isSame = has === hadSeat && gainedPlanIds.length + lostPlanIds.length === 0;
  if (isSame && !(isSwapping && person.drafts.some((one) => changeOf(one).length > 0))) return [];
  return [{ personId: person.id, hadSeat, hasSeat: has, gainedPlanIds, lostPlanIds }];
}

function compareTurns(a: Draft['turn'], b: Draft['turn']): number {
  for (const [i, mine] of a.entries()) {
    const theirs = b[i];
    if (theirs === undefined || mine === theirs) continue;
    return mine < theirs ? -1 : 1;
  }
  return 0;
}
