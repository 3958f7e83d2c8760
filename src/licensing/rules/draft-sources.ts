/** Sources in the making: what somebody has of a product, or could have, before it is decided. */
import { startOfDay } from '../days.ts';
import type { OfferedPlan } from './check-assignment.ts';
import type {
  DecisionOptions,
  LiveSource,
  PersonSources,
  ProductToDecide,
  SourceState,
} from './decision.ts';

export interface Draft {
  person: DraftPerson;
  source: LiveSource | null;
  groupId: string | null;
  off: ReadonlySet<string>;
  /** Its group swaps the product: who has it keeps it, and nobody waits for it. */
  givesWay: boolean;
  /** Another job ends it. */
  leftAlone: boolean;
  state: SourceState | null;
  errorCode: string | null;
  /** Its turn: coming back, direct, inherited; then by start, or by priority and joining; by person. */
  turn: readonly (number | string)[];
}

export interface DraftPerson extends PersonSources {
  drafts: Draft[];
}

export function draft(
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
      leftAlone: !intent && groupId !== null && options.leftAlone?.includes(groupId) === true,
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
      leftAlone: false,
      state: null,
      errorCode: null,
      turn: [2, intent.priority, instant(joinedAt), person.id, groupId],
    });
  }
  return drafted;
}

/** Suspended while it was active, so that it comes back whatever seats there are. */
export function hadIt({ state, errorCode }: LiveSource): boolean {
  return state === 'suspended' && errorCode === null;
}

export function isPurged(
  { state, suspendedAt }: LiveSource,
  { deletedAt }: PersonSources,
  { purgeBefore }: DecisionOptions,
): boolean {
  const since = state === 'suspended' ? suspendedAt : state === 'scheduled' ? deletedAt : null;
  return since !== null && since < purgeBefore;
}

export function isDue({ state, startDate }: LiveSource, today: string): boolean {
  return state === 'scheduled' && startDate !== null && startDate <= today;
}

export function enabled(
  { plans }: ProductToDecide,
  { off }: Pick<Draft, 'off'>,
): readonly OfferedPlan[] {
  return off.size === 0 ? plans : plans.filter(({ id }) => !off.has(id));
}

/** Ids of the plans of other products that count for a source; one may be there twice. */
export function heldElsewhere({ person, groupId }: Draft): string[] {
  return person.heldElsewhere
    .filter(({ givesWayIn }) => givesWayIn === null || givesWayIn !== groupId)
    .map(({ planId }) => planId);
}

export function hasSeat({ drafts }: DraftPerson): boolean {
  return drafts.some(({ state }) => state === 'active');
}

/** By the options of now, or, where a group's have just changed, by what they were. */
export function plansOf(
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
