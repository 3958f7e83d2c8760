/** What can become of a request for a license: docs/requests.md. Pure. */

export const requestStates = [
  ...(['pending', 'fulfilled', 'denied', 'withdrawn'] as const),
  /** Nobody decided in time. */
  'expired',
  /** The license is there otherwise. */
  'closed',
] as const;
export type RequestState = (typeof requestStates)[number];

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
}

export type RequestEvent =
  | { kind: Vote['vote']; personId: string }
  /** By whoever asks, or whom it is for. */
  | { kind: 'withdraw' }
  /** By the policy, as it is asked for. */
  | { kind: 'grant' }
  /** By the policy, as nobody decides. */
  | { kind: 'expire' }
  /** As whom it is for has it. */
  | { kind: 'close' };

const WITHOUT_VOTE = {
  withdraw: 'withdrawn',
  grant: 'fulfilled',
  expire: 'expired',
  close: 'closed',
} as const;

/** How many stages there are, and how many must agree in the one it is in. */
export interface Demand {
  stages: number;
  needed: number;
}

/**
 * The last vote that the last stage needs approves, which means assigned in the same transaction; one
 * deny ends it.
 */
export function advance(
  standing: Standing,
  event: RequestEvent,
  { stages, needed }: Demand,
): Standing | 'not_pending' | 'voted_already' {
  const { state, stage } = standing;
  if (state !== 'pending') return 'not_pending';
  if (event.kind !== 'approve' && event.kind !== 'deny') {
    return { ...standing, state: WITHOUT_VOTE[event.kind] };
  }
  const { kind: vote, personId } = event;
  const before = standing.votes.filter((each) => each.stage === stage);
  if (before.some((each) => each.personId === personId)) return 'voted_already';
  const after = { ...standing, votes: [...standing.votes, { stage, personId, vote }] };
  if (vote === 'deny') return { ...after, state: 'denied' };
  if (before.length + 1 < needed) return after;
  return stage < stages ? { ...after, stage: stage + 1 } : { ...after, state: 'fulfilled' };
}

/** Whether an approval by somebody who has not voted would be the last that is needed. */
export function isLastVote({ stage, votes: all }: Standing, { stages, needed }: Demand): boolean {
  return stage >= stages && all.filter((each) => each.stage === stage).length + 1 >= needed;
}

/** What somebody has runs as long as what is asked for. Days; null: without end. */
export function isCovered(held: { untilDate: string | null }, asked: string | null): boolean {
  return held.untilDate === null || (asked !== null && asked <= held.untilDate);
}
