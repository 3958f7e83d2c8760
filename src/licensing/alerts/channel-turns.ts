/**
 * One message a second and channel, of all processes, and none as long as Slack asks to wait: its turns
 * and pauses are those of all routes that lead to it. Slack's seconds are those of PostgreSQL, the same
 * for all.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { statement } from '../statement.ts';

/** A turn further off is not waited for: a job comes back then. */
export const PATIENCE_SECONDS = 3;

interface InChannel {
  tenantId: string;
  channelId: string;
}

/** Waits for whoever else has something told there. @returns the seconds until anything may be posted. */
export async function lockChannel(em: SqlEntityManager, of: InChannel): Promise<number> {
  const [channel] = await LOCK(em, { ...of });
  return channel?.pausedSeconds ?? 0;
}

/** @returns the milliseconds until its turn. */
export async function takeTurn(em: SqlEntityManager, of: InChannel): Promise<number> {
  const [turn] = await TURN(em, { ...of });
  return turn?.waitMs ?? 0;
}

export async function pauseChannel(
  em: SqlEntityManager,
  of: InChannel & { seconds: number },
): Promise<void> {
  await PAUSE(em, { ...of });
}

/** SQL: seconds until an instant; 0 where it has passed, or is none. */
export const secondsUntil = (at: string) =>
  `greatest(0, coalesce(cast(extract(epoch from ${at} - clock_timestamp()) as float), 0))`;

const LOCK = statement<{ pausedSeconds: number }>(`
  select max(${secondsUntil('next_at')}) as "pausedSeconds"
    from (select next_at from alert_route
      where tenant_id = :tenantId and channel_id = :channelId order by id for no key update) r`);

const TURN = statement<{ waitMs: number }>(`
  with turn as (
    select greatest(max(next_at), clock_timestamp()) + interval '1 second' as at from alert_route
     where tenant_id = :tenantId and channel_id = :channelId
  )
  update alert_route r set next_at = turn.at from turn
   where r.tenant_id = :tenantId and r.channel_id = :channelId
  returning greatest(0, cast(extract(epoch from turn.at - clock_timestamp()) as float) - 1) * 1000
    as "waitMs"`);

const PAUSE = statement(`
  update alert_route set next_at = greatest(next_at,
      clock_timestamp() + cast(:seconds as int) * interval '1 second')
   where tenant_id = :tenantId and channel_id = :channelId`);
