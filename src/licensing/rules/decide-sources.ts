/**
 * What becomes of the sources that some persons have of one product: a pure decision over what was
 * read under the persons' locks, in the order that docs/groups.md states. Seats are given out in
 * turn from those that are free.
 */
import { startOfDay } from '../days.ts';
import { LicensingError } from '../errors.ts';
import { checkAssignment, type HeldPlan, type OfferedPlan } from './check-assignment.ts';

export type SourceState = 'scheduled' | 'active' | 'error' | 'suspended' | 'ended';

export interface LiveSource {
  id: string;
  /** Null: direct. */
  groupId: string | null;
  state: Exclude<SourceState, 'ended'>;
  /** What stands against it; of one suspended, what did so then. */
  errorCode: string | null;
  /** ISO 8601 instants. */
  since: string;
  suspendedAt: string | null;
  startDate: string | null;
  untilDate: string | null;
  /** Only of a direct one; an inherited one has its group's. */
  disabledPlanIds: readonly string[];
}

export interface PersonSources {
  id: string;
  displayName: string;
  status: 'active' | 'deleted';
  /** An ISO 8601 instant; null: they are not, or nobody knows since when. */
  deletedAt: string | null;
  usageLocation: string | null;
  sources: readonly LiveSource[];
  /** In groups that are meant to have the product. */
  memberships: readonly Membership[];
  /** Plans from active sources of other products, as far as this product's plans ask for them. */
  heldElsewhere: readonly string[];
}

export interface Membership {
  groupId: string;
  joinedAt: string;
  /** The person has, through this group, what its intent gives way to. */
  isReplaced: boolean;
}

/** A group that is meant to have the product. */
export interface Intent {
  groupId: string;
  priority: number;
  disabledPlanIds: readonly string[];
  /** A product for which this one is being swapped; null: it is here to stay. */
  givesWayTo: string | null;
}

export interface ProductToDecide {
  /** The tenant's, in which a day starts. */
  timeZone: string;
  displayName: string;
  /** Some subscription is active or in grace. */
  assignable: boolean;
  plans: readonly OfferedPlan[];
  intents: readonly Intent[];
  /** Stands in where a person has no location. */
  defaultUsageLocation: string | null;
}

export interface DecisionOptions {
  today: string;
  /** What was suspended before this instant is purged, as is what is scheduled for who was deleted by then. */
  purgeBefore: string;
  /** Whether those in error are tried again. */
  retry: boolean;
  /** What of the active is asked again: for the persons' locations, or for all rules, as the options of this group changed, which may have had others switched off. */
  recheck: 'nothing' | 'location' | { groupId: string; wasOff?: readonly string[] | undefined };
  /** Of a group that is no longer meant to have the product: what it had switched off. */
  gone?: Pick<Intent, 'groupId' | 'disabledPlanIds'> | null;
  /** Plans that these persons have just lost. */
  lostPlanIds: readonly string[];
}

export interface SourceChange {
  /** Null: a new one. */
  sourceId: string | null;
  personId: string;
  groupId: string | null;
  from: SourceState | null;
  fromError: string | null;
  to: SourceState;
  errorCode: string | null;
}

export interface PersonChange {
  personId: string;
  hadSeat: boolean;
  hasSeat: boolean;
  gainedPlanIds: string[];
  lostPlanIds: string[];
}

export interface Decision {
  changes: SourceChange[];
  /** Of those whose seat or plans change, or what they are to something else. */
  people: PersonChange[];
  /** What is left of the free seats; null: unlimited. */
  free: number | null;
}

/** A source in the making. */
interface Draft {
  person: DraftPerson;
  source: LiveSource | null;
  groupId: string | null;
  off: ReadonlySet<string>;
  /** Its group swaps the product: who has it keeps it, and nobody waits for it. */
  givesWay: boolean;
  state: SourceState | null;
  errorCode: string | null;
  /** Its turn: coming back, direct, inherited; then by start, or by priority and joining; by person. */
  turn: readonly (number | string)[];
}

interface DraftPerson extends PersonSources {
  drafts: Draft[];
}

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

function draft(
  { timeZone, intents, plans }: ProductToDecide,
  person: PersonSources,
  options: DecisionOptions,
): DraftPerson {
  const drafted: DraftPerson = { ...person, drafts: [] };
  const known = new Set(plans.map(({ id }) => id));
  const offOf = (ids: readonly string[]) => new Set(ids.filter((id) => known.has(id)));
  // Of one form, as a day and instants are compared.
  const instant = (at: string) => new Date(at).toISOString();
  const start = ({ startDate, since }: LiveSource) =>
    startDate === null ? instant(since) : startOfDay(timeZone, startDate).toISOString();
  const live = person.sources.filter(({ state }) => state !== 'scheduled');
  for (const source of person.sources) {
    if (source.state === 'scheduled' && !isPurged(source, person, options)) {
      // The day that ends the present one starts this one, after that.
      const isPresent = live.some(({ groupId }) => groupId === null);
      if (isPresent || !isDue(source, options.today)) continue;
    }
    const { groupId, state, errorCode } = source;
    const intent = intents.find((one) => one.groupId === groupId);
    const itsOptions = intent ?? (options.gone?.groupId === groupId ? options.gone : null);
    const joined = person.memberships.find((one) => one.groupId === groupId)?.joinedAt;
    const kind = hadIt(source) ? 0 : groupId === null ? 1 : 2;
    drafted.drafts.push({
      person: drafted,
      source,
      groupId,
      off: offOf(groupId === null ? source.disabledPlanIds : (itsOptions?.disabledPlanIds ?? [])),
      givesWay: intent !== undefined && intent.givesWayTo !== null,
      state,
      errorCode,
      turn:
        groupId === null
          ? [kind, 0, start(source), instant(source.since), person.id]
          : [kind, intent?.priority ?? 0, instant(joined ?? source.since), person.id, groupId],
    });
  }
  for (const { groupId, joinedAt } of person.memberships) {
    const intent = intents.find((one) => one.groupId === groupId);
    if (!intent || intent.givesWayTo !== null) continue;
    if (live.some((source) => source.groupId === groupId)) continue;
    drafted.drafts.push({
      person: drafted,
      source: null,
      groupId,
      off: offOf(intent.disabledPlanIds),
      givesWay: false,
      state: null,
      errorCode: null,
      turn: [2, intent.priority, instant(joinedAt), person.id, groupId],
    });
  }
  return drafted;
}

/** What needs no seat: ends, suspensions, and breaches of what is active. */
function settleOwn(product: ProductToDecide, person: DraftPerson, options: DecisionOptions): void {
  for (const one of person.drafts) {
    if (one.source === null || one.groupId === null) continue;
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
    if (one.state !== 'active') continue;
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
  const has = new Set([...one.person.heldElsewhere, ...plansOf(product, one.person)]);
  const gone = options.lostPlanIds.filter((id) => !has.has(id));
  const lacks = enabled(product, one).some(({ needs }) =>
    needs.some(({ id }) => gone.includes(id)),
  );
  return lacks ? 'dependency_missing' : null;
}

const OF_LOCATION = new Set(['usage_location_missing', 'prohibited_in_usage_location']);

function wants({ person, source, state }: Draft, { retry, today }: DecisionOptions): boolean {
  if (person.status === 'deleted' || state === 'ended' || state === 'active') return false;
  if (state === 'error') return source?.state === 'error' && retry;
  return source === null || state === 'suspended' || isDue(source, today);
}

/** Suspended while it was active, so that it comes back whatever seats there are. */
function hadIt({ state, errorCode }: LiveSource): boolean {
  return state === 'suspended' && errorCode === null;
}

function isPurged(
  { state, suspendedAt }: LiveSource,
  { deletedAt }: PersonSources,
  { purgeBefore }: DecisionOptions,
): boolean {
  const since = state === 'suspended' ? suspendedAt : state === 'scheduled' ? deletedAt : null;
  return since !== null && since < purgeBefore;
}

function isDue({ state, startDate }: LiveSource, today: string): boolean {
  return state === 'scheduled' && startDate !== null && startDate <= today;
}

/** Most members of a group are the same to the rules: what was asked of these plans before. */
const asked = new WeakMap<readonly OfferedPlan[], Map<string, string | null>>();

/** The first rule that fails, seats aside; null: none. */
function ruleAgainst(
  product: ProductToDecide,
  one: Draft,
  options: Pick<DecisionOptions, 'today'>,
): string | null {
  const { person } = one;
  const { plans, assignable } = product;
  const others = person.drafts.filter((other) => other !== one && other.state === 'active');
  const here = others.flatMap((other) => enabled(product, other).map(({ id }) => id));
  const held = [...person.heldElsewhere, ...here];
  const usageLocation = person.usageLocation ?? product.defaultUsageLocation;
  const known = asked.get(plans) ?? new Map<string, string | null>();
  asked.set(plans, known);
  const key = [assignable, usageLocation, ...one.off, 'has', ...held].join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const code = failing(product, { ...options, usageLocation, held, off: [...one.off] });
  known.set(key, code);
  return code;
}

interface Asked {
  today: string;
  usageLocation: string | null;
  held: readonly string[];
  off: readonly string[];
}

function failing(
  { displayName: productName, assignable, plans }: ProductToDecide,
  { today, usageLocation, held, off }: Asked,
): string | null {
  const heldElsewhere = held.map(asHeld);
  const facts = { personName: '', productName, assignable, usageLocation, today, plans };
  try {
    checkAssignment(
      { ...facts, heldElsewhere, enabledNow: [] },
      { disabledPlanIds: off, untilDate: null },
    );
    return null;
  } catch (error) {
    if (error instanceof LicensingError) return error.code;
    throw error;
  }
}

const asHeld = (id: string): HeldPlan => ({ id, name: '', product: '', needs: [] });

function enabled({ plans }: ProductToDecide, { off }: Pick<Draft, 'off'>): readonly OfferedPlan[] {
  return off.size === 0 ? plans : plans.filter(({ id }) => !off.has(id));
}

function hasSeat({ drafts }: DraftPerson): boolean {
  return drafts.some(({ state }) => state === 'active');
}

/** By the options of now, or, where a group's have just changed, by what they were. */
function plansOf(
  product: ProductToDecide,
  { drafts }: DraftPerson,
  changed: DecisionOptions['recheck'] = 'nothing',
): Set<string> {
  const active = drafts.filter(({ state }) => state === 'active');
  const its = (one: Draft) =>
    typeof changed === 'object' && changed.wasOff && changed.groupId === one.groupId
      ? { off: new Set(changed.wasOff) }
      : one;
  return new Set(active.flatMap((one) => enabled(product, its(one)).map(({ id }) => id)));
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
