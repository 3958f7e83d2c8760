/** Channels of their own for kinds of alerts, and for what is urgent or is not. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from '../actor.ts';
import { doOnce, type Once } from '../deed.ts';
import { ChangedMeanwhile } from '../errors.ts';
import { lockTenant } from '../lock-tenant.ts';
import type { Licensing } from '../ports.ts';
import { revisionOf } from '../revision.ts';
import { alertKinds } from '../rules/alert-kinds.ts';
import { alertSeverities } from '../rules/alert-severity.ts';
import { type AlertScope, channelInUse, readAlertRoute } from './alert-route.ts';
import { chooseAlertChannel } from './choose-alert-channel.ts';

/** The most specific first. */
export const chosenScopes = [
  ...alertKinds.map((kind) => ({ kind })),
  ...alertSeverities.map((severity) => ({ severity })),
] as const satisfies AlertScope[];

export interface AlertChannels {
  /** Of each scope, in their order; null: none of its own. */
  channelIds: (string | null)[];
  /** Another one with every change: who saves says by it what they saw. */
  revision: string;
}

/** @throws {NotAllowed} */
export async function readAlertChannels(
  { em }: Licensing,
  context: Context,
): Promise<AlertChannels> {
  requireAdministrator(context);
  return channelsOf(em, context.tenantId);
}

/**
 * Sets all of them, and says whether that changed any. Each that is new is greeted.
 * @throws {NotAllowed | ChangedMeanwhile}
 */
export function chooseAlertChannels(
  licensing: Licensing,
  context: Context,
  { channelIds, revision }: AlertChannels,
): Promise<Once<{ changed: boolean }>> {
  requireAdministrator(context);
  const { tenantId } = context;
  return doOnce(licensing, context, async (em) => {
    await lockTenant(em, tenantId);
    const current = await channelsOf(em, tenantId);
    if (current.revision !== revision) throw new ChangedMeanwhile();
    let changed = false;
    for (const [index, scope] of chosenScopes.entries()) {
      const channelId = channelIds[index] ?? null;
      const currentId = current.channelIds[index] ?? null;
      // One that takes nothing any more is given up.
      const isClosed = currentId === null && (await readAlertRoute(em, tenantId, scope)) !== null;
      if (channelId === currentId && !isClosed) continue;
      changed = true;
      await chooseAlertChannel(em, licensing, context, channelId, { ...scope, greets: true });
    }
    return { changed };
  });
}

async function channelsOf(em: SqlEntityManager, tenantId: string): Promise<AlertChannels> {
  const channelIds: (string | null)[] = [];
  for (const scope of chosenScopes) {
    channelIds.push(channelInUse(await readAlertRoute(em, tenantId, scope)));
  }
  return { channelIds, revision: revisionOf(channelIds) };
}
