import { NotAllowed } from './errors.ts';

/** Who acts. A person's rights are found out when their click or form comes in. */
export type Actor =
  | { kind: 'administrator'; personId: string }
  /** Decides on a request; made by the use case that has looked whether they may. */
  | { kind: 'approver'; personId: string }
  /** Gives back a license of their own; made by the use case that has looked whether it is. */
  | { kind: 'holder'; personId: string }
  | { kind: 'everybody'; personId: string }
  | { kind: 'system'; cause: string };

/** What every use case is told beside its input. */
export interface Context {
  tenantId: string;
  actor: Actor;
  surface: 'slack' | 'cli' | 'system';
  /** Follows one request from Slack's payload to the audit. */
  requestId?: string;
  /** What makes this deed the same as another: it is done once. See deed.ts. */
  deedKey?: string;
}

/** Of what is done by itself. @param cause a code, which the audit has words for. */
export function systemContext(tenantId: string, cause: string): Context {
  return { tenantId, actor: { kind: 'system', cause }, surface: 'system' };
}

/** @throws {NotAllowed} unless the actor administers licenses in this tenant, or is the system. */
export function requireAdministrator({ actor }: Context): void {
  if (actor.kind === 'everybody') throw new NotAllowed();
}

/** The person behind the actor; null for the system. */
export function actingPersonId(actor: Actor): string | null {
  return actor.kind === 'system' ? null : actor.personId;
}
