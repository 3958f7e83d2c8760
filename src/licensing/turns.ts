/** Who waits, in the order in which they are served: docs/groups.md. */

/** SQL, as a table: the sources in error, with what their turn is by. */
export const WAITING = `(
  select w.*, g.priority, m.joined_at,
      cast(w.start_date as timestamp) at time zone coalesce(t.time_zone, 'UTC') as started_at
    from source w join tenant t on t.id = w.tenant_id
    left join license_group g on g.tenant_id = w.tenant_id and g.id = w.group_id
    left join group_member m on m.tenant_id = w.tenant_id and m.group_id = w.group_id
     and m.person_id = w.person_id
   where w.state = 'error')`;

/** SQL: the order of {@link WAITING} under an alias. Direct ones first, by their start. */
export function turnOrder(w: string): string {
  return `(${w}.group_id is not null), ${w}.priority,
    coalesce(${w}.joined_at, ${w}.started_at, ${w}.since),
    case when ${w}.group_id is null then ${w}.since end, ${w}.person_id`;
}
