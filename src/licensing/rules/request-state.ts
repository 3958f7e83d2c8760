/** What can become of a request for a license, and whom it waits for: docs/requests.md. */

export const requestStates = ['pending', 'fulfilled', 'denied', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
export type RequestEvent = 'approve' | 'deny' | 'withdraw';

/** Approved means assigned, in the same transaction. */
const AFTER: Record<RequestEvent, RequestState> = {
  approve: 'fulfilled',
  deny: 'denied',
  withdraw: 'withdrawn',
};

/** Null: too late, whatever it is. */
export function nextState(state: RequestState, event: RequestEvent): RequestState | null {
  return state === 'pending' ? AFTER[event] : null;
}

export interface Deciders<Approver> {
  approvers: Approver[];
  /** There is nobody but those whom it concerns: they decide, and everybody is told so. */
  isOwn: boolean;
}

/** Of those who decide in general, the ones who decide on a request that concerns these people. */
export function deciders<Approver>(
  approvers: readonly Approver[],
  concerned: readonly (Approver | null)[],
): Deciders<Approver> {
  const others = approvers.filter((each) => !concerned.includes(each));
  const isOwn = others.length === 0;
  return { approvers: isOwn ? [...approvers] : others, isOwn };
}

/** What somebody has runs as long as what is asked for. Days; null: without end. */
export function isCovered(held: { untilDate: string | null }, asked: string | null): boolean {
  return held.untilDate === null || (asked !== null && asked <= held.untilDate);
}
