/** SQL: what is to be sent of an alert's message. `m` is the message, `a` its alert, `r` its route. */

/** Where it stands or is to stand, unless nothing there can be changed any more. */
export const IS_LIVE = `(r.closed_at is null or (r.closed_why = 'replaced' and m.ts is not null))`;

const HOLDS = 'a.resolved_at is null and a.quiet_why is null';

/** SQL: what was never told of `a` is to be. Some are over as they begin. */
export const IS_NEWS = `((${HOLDS}) or a.resolved_at = a.opened_at)`;

/**
 * What passed before it was told is told no more, nor what somebody has seen; but what may have arrived is
 * looked for, that it be edited. In a list how many wait stands in the line. Null: nothing.
 */
export const SEND = `case
    when m.ts is null then
      case when ${IS_NEWS} or m.sending_at is not null then 'post' end
    when m.shown_revision <> a.revision then 'edit'
    when not (${HOLDS}) or m.moved then null
    when a.level > m.told_level then 'reply'
    when m.list_id is null and m.told_waiting <> cast(a.facts ->> 'waiting' as int) then 'news' end`;

/** The rows that a message stands for, as it shows them: `told`, from `:rows`, JSON. */
export const ROWS = `json_to_recordset(cast(:rows as json))
    as told ("alertId" uuid, "routeId" uuid, revision int, level smallint, waiting int)`;
export const OF_ROWS = `m.tenant_id = :tenantId and m.alert_id = told."alertId"
     and m.route_id = told."routeId"`;
