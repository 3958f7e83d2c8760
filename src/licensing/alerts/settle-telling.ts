/** What came of sending what was to be sent in a channel: kept, or to be tried again. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Licensing } from '../ports.ts';
import { LATE_UNTIL } from '../sending-until.ts';
import { statement } from '../statement.ts';
import { lockChannel, pauseChannel } from './channel-turns.ts';
import { OF_ROWS, ROWS } from './due-message.ts';
import type { Greeting, Row, Telling } from './next-telling.ts';
import { placeAlerts } from './tell-alerts.ts';

/** What stands there: the message at `ts`, with what it shows and tells. */
export interface Told {
  ts: string | null;
  rows: readonly Row[];
}

export async function settleTelling(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { send }: Telling,
  told: Told,
): Promise<void> {
  const rows = JSON.stringify(told.rows);
  if (send === 'post') await POSTED(em.fork(), { tenantId, rows, ts: told.ts });
  else if (send === 'edit') await EDITED(em.fork(), { tenantId, rows });
  else await REPLIED(em.fork(), { tenantId, rows });
}

/** It is to be tried again, soon; what may have arrived, or may yet, is looked for then. */
export async function releaseTelling(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { rows }: Telling,
  mayHaveArrived: boolean,
): Promise<void> {
  const isLate = mayHaveArrived;
  await RELEASE(em.fork(), { tenantId, rows: JSON.stringify(rows), mayHaveArrived, isLate });
}

/** Slack asks to wait: nobody posts in the channel until then, and it is gone on with afterwards. */
export async function postponeTelling(
  { em, queue }: Licensing,
  tenantId: string,
  telling: Telling | Greeting,
  seconds: number,
): Promise<void> {
  const { channelId } = telling;
  await em.fork().transactional(async (tx) => {
    const of = { tenantId, channelId };
    await lockChannel(tx, of);
    if (telling.send === 'greeting') {
      await GREET_LATER(tx, { tenantId, routeId: telling.routeId });
    } else {
      const mayHaveArrived = telling.sentBefore !== null;
      const rows = JSON.stringify(telling.rows);
      await RELEASE(tx, { tenantId, rows, mayHaveArrived, isLate: false });
    }
    await pauseChannel(tx, { ...of, seconds });
    await tellLater(tx, { queue }, tenantId, { channelId, seconds });
  });
}

export async function tellLater(
  em: SqlEntityManager,
  { queue }: Pick<Licensing, 'queue'>,
  tenantId: string,
  { channelId, seconds }: { channelId: string; seconds: number },
): Promise<void> {
  await queue.enqueue(em, tenantId, 'tell-channel', { channelId }, { afterSeconds: seconds });
}

/** Somebody deleted the message: its alerts have none, and are posted again if they hold. */
export async function forgetMessage(
  { em }: Pick<Licensing, 'em'>,
  tenantId: string,
  { channelId, ts }: Telling,
): Promise<void> {
  await em.fork().transactional(async (tx) => {
    const forgotten = await FORGET(tx, { tenantId, channelId, ts });
    const ids = forgotten.map(({ alertId }) => alertId);
    await placeAlerts(tx, tenantId, ids);
  });
}

const GREET_LATER = statement(`update alert_route set to_greet = true
   where tenant_id = :tenantId and id = cast(:routeId as uuid)`);

const POSTED = statement(`
  update alert_message m set ts = :ts, shown_revision = told.revision, told_level = told.level,
      told_waiting = told.waiting, sending_at = null, sending_until = null
    from ${ROWS} where ${OF_ROWS}`);

/** With another last day the thresholds begin anew. */
const EDITED = statement(`
  update alert_message m set shown_revision = told.revision, sending_until = null,
      told_level = least(m.told_level, told.level),
      told_waiting = coalesce(m.told_waiting, told.waiting)
    from ${ROWS} where ${OF_ROWS}`);

const REPLIED = statement(`
  update alert_message m set told_level = told.level, told_waiting = told.waiting,
      sending_at = null, sending_until = null
    from ${ROWS} where ${OF_ROWS}`);

const RELEASE = statement(`
  update alert_message m set
      sending_until = case when cast(:isLate as boolean)
        then ${LATE_UNTIL} end,
      sending_at = case when cast(:mayHaveArrived as boolean) then m.sending_at end
    from ${ROWS} where ${OF_ROWS}`);

const FORGET = statement<{ alertId: string }>(`
  delete from alert_message m using alert_route r
   where m.tenant_id = :tenantId and m.ts = :ts and r.tenant_id = m.tenant_id
     and r.id = m.route_id and r.channel_id = :channelId
  returning m.alert_id as "alertId"`);
