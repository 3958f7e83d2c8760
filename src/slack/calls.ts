/** Makes a call out of a payload: who acts, in which tenant, with which rights, in which language. */
import { PersonNotFound } from '../licensing/errors.ts';
import { WrongWorkspace } from './error-messages.ts';
import type { Services } from './services.ts';
import type { Call } from './slice.ts';
import { textsOf } from './texts.ts';

export interface Sender {
  userId: string;
  /** The workspaces Slack names: the person's and the payload's. */
  teamIds: readonly (string | null | undefined)[];
  enterpriseId: string | null | undefined;
}

/** @throws {WrongWorkspace} for anybody who is not of this tenant. */
export async function buildCall(
  services: Services,
  sender: Sender,
  requestId: string,
): Promise<Call> {
  const { workspace, people } = services;
  const ours =
    sender.teamIds.includes(workspace.teamId) ||
    (workspace.enterpriseId !== null && sender.enterpriseId === workspace.enterpriseId);
  if (!ours) throw new WrongWorkspace();
  const person = await people.bySlackId(sender.userId).catch((error: unknown) => {
    throw error instanceof PersonNotFound ? new WrongWorkspace() : error;
  });
  const isAdministrator = people.isAdministrator(person);
  return {
    services,
    person,
    isAdministrator,
    texts: textsOf(person),
    context: {
      tenantId: workspace.tenantId,
      actor: { kind: isAdministrator ? 'administrator' : 'everybody', personId: person.id },
      surface: 'slack',
      requestId,
    },
  };
}
