/** What can become of a request for a license: docs/requests.md. Pure. */

export const requestStates = [
  'pending',
  /** Approved, and no seat was free. */
  'waitlisted',
  /** A seat is held for it, to be taken. */
  'offered',
  ...(['fulfilled', 'denied', 'withdrawn'] as const),
  /** Nobody decided in time. */
  'expired',
  /** It came to nothing by itself: its cause says why. */
  'closed',
] as const;
export type RequestState = (typeof requestStates)[number];

/** Those that something leads out of. */
export const openStates = ['pending', 'waitlisted', 'offered'] as const;
export type OpenState = (typeof openStates)[number];

/** SQL: the same, behind a column. */
export const IS_OPEN = `in (${openStates.map((state) => `'${state}'`).join(', ')})`;

export function isOpen<State extends RequestState>(state: State): state is State & OpenState {
  return openStates.some((each) => each === state);
}

/** So often an offer that goes by leads back to the end of the waitlist. */
const MOST_PASSES = 1;

export const votes = ['approve', 'deny'] as const;

export interface Vote {
  stage: number;
  personId: string;
  vote: (typeof votes)[number];
}

/** How far a request is. */
export interface Standing {
  state: RequestState;
  /** From 1 on. */
  stage: number;
  votes: readonly Vote[];
  /** How many offers went by. */
  passes: number;
}

export type RequestEvent =
  /** `noSeat`: the rules let it, but no seat is free, or others wait for one. */
  | { kind: 'approve'; personId: string; noSeat?: boolean }
  | { kind: 'deny'; personId: string }
  /** By whoever asks, or whom it is for. */
  | { kind: 'withdraw' }
  /** By the policy, as it is asked for. */
  | { kind: 'grant'; noSeat?: boolean }
  /** By the policy, as nobody decides. */
  | { kind: 'expire' }
  /** By itself: as whom it is for has it, or as it cannot be had any more. */
  | { kind: 'close' }
  /** Of a seat that came free, and its answers; nobody answers in time. */
  | { kind: 'offer' | 'take' | 'pass' | 'lapse' }
  /** By itself: what was approved takes no seat any more. */
  | { kind: 'give' }
  /** Of an offer whose seat is gone. */
  | { kind: 'recall' };

/** How many stages there are, and how many must agree in the one it is in. */
export interface Demand {
  stages: number;
  needed: number;
}

export type Hindrance =
  | 'not_pending'
  | 'not_waitlisted'
  | 'not_offered'
  | 'not_open'
  | 'voted_already';

/**
 * The last vote that the last stage needs approves, which means assigned in the same transaction, or
 * waiting for a seat; one deny ends it.
 */
export function advance(
  standing: Standing,
  event: RequestEvent,
  demand: Demand,
): Standing | Hindrance {
  const { state, passes } = standing;
  const to = (next: RequestState) => ({ ...standing, state: next });
  switch (event.kind) {
    case 'withdraw':
      return isOpen(state) ? to('withdrawn') : 'not_open';
    case 'close':
      return isOpen(state) ? to('closed') : 'not_open';
    case 'offer':
      return state === 'waitlisted' ? to('offered') : 'not_waitlisted';
    case 'give':
      return state === 'waitlisted' ? to('fulfilled') : 'not_waitlisted';
    case 'take':
      return state === 'offered' ? to('fulfilled') : 'not_offered';
    case 'recall':
      return state === 'offered' ? to('waitlisted') : 'not_offered';
    case 'pass':
    case 'lapse':
      if (state !== 'offered') return 'not_offered';
      return { ...to(passes < MOST_PASSES ? 'waitlisted' : 'closed'), passes: passes + 1 };
    case 'grant':
      return state === 'pending' ? to(event.noSeat ? 'waitlisted' : 'fulfilled') : 'not_pending';
    case 'expire':
      return state === 'pending' ? to('expired') : 'not_pending';
    default:
      return state === 'pending' ? vote(standing, event, demand) : 'not_pending';
  }
}

function vote(
  standing: Standing,
  event: Extract<RequestEvent, { personId: string }>,
  { stages, needed }: Demand,
): Standing | Hindrance {
  const { stage } = standing;
  const { kind, personId } = event;
  const before = standing.votes.filter((each) => each.stage === stage);
  if (before.some((each) => each.personId === personId)) return 'voted_already';
  const after = { ...standing, votes: [...standing.votes, { stage, personId, vote: kind }] };
  if (event.kind === 'deny') return { ...after, state: 'denied' };
  if (before.length + 1 < needed) return after;
  if (stage < stages) return { ...after, stage: stage + 1 };
  return { ...after, state: event.noSeat ? 'waitlisted' : 'fulfilled' };
}

/** Whether an approval by somebody who has not voted would be the last that is needed. */
export function isLastVote(
  { stage, votes: all }: Pick<Standing, 'stage' | 'votes'>,
  { stages, needed }: Demand,
): boolean {
  return stage >= stages && all.filter((each) => each.stage === stage).length + 1 >= needed;
}

/** Whose approval was the last of those that are enough by now; null: more must agree. */
export function metBy<V extends Vote>(
  { state, stage, votes: all }: { state: string; stage: number; votes: readonly V[] },
  { needed }: Pick<Demand, 'needed'>,
): V | null {
  const given = all.filter((each) => each.stage === stage && each.vote === 'approve');
  return state === 'pending' && given.length >= needed ? (given.at(-1) ?? null) : null;
}

/** What somebody has runs as long as what is asked for. Days; null: without end. */
export function isCovered(held: { untilDate: string | null }, asked: string | null): boolean {
  return held.untilDate === null || (asked !== null && asked <= held.untilDate);
}
