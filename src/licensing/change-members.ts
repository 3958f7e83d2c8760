import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { lockPersons } from './assignment-facts.ts';
import { AUDIT_MEMBERS, auditValues } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import { GroupIsMirrored, MembersDeleted, MembersUnknown } from './errors.ts';
import { isId } from './ids.ts';
import { type LockedGroup, lockGroup } from './lock-group.ts';
import type { Alongside, JobData, Licensing } from './ports.ts';
import { statement } from './statement.ts';

export interface ChangeMembers {
  groupId: string;
  /** Persons' ids; who is in both lists stays or comes in. */
  add: readonly string[];
  remove: readonly string[];
}

export interface ChangeMembersResult {
  group: string;
  added: number;
  removed: number;
  /** Asked for, and so already. */
  unchanged: number;
}

/**
 * Takes people into a group and out of it, thousands at once; what they get and lose by it follows
 * as a job. The members of a mirrored group are Slack's: only the mirror, which is the system,
 * changes them. So, too, only the system takes in people who are deactivated.
 * @throws {NotAllowed | GroupNotFound | GroupIsMirrored | MembersUnknown | MembersDeleted}
 */
export async function changeMembers(
  licensing: Licensing,
  context: Context,
  { groupId, ...input }: ChangeMembers,
  alongside?: Alongside<ChangeMembersResult>,
): Promise<Once<ChangeMembersResult>> {
  requireAdministrator(context);
  const { tenantId } = context;
  const add = [...new Set(input.add)];
  const remove = [...new Set(input.remove).difference(new Set(add))];
  const run = async (em: SqlEntityManager) => {
    const locked = await lockGroup(em, tenantId, groupId);
    await requireChangeable(em, context, locked, { add, remove });
    const { name: group } = locked;
    const { added, removed } = await writeMembers(em, licensing, context, {
      ...{ groupId, add, remove },
    });
    return { group, added, removed, unchanged: add.length + remove.length - added - removed };
  };
  return doOnce(licensing, context, run, { alongside });
}

/** Under the group's lock; of persons that are there. */
export async function writeMembers(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  { groupId, add, remove }: ChangeMembers,
): Promise<{ added: number; removed: number }> {
  const { tenantId } = context;
  // What is being given out to them through the group is done first, or not at all.
  await lockPersons(em, tenantId, remove);
  const now = licensing.clock();
  const change = (action: string, run: typeof JOIN, personIds: readonly string[]) =>
    run(em, {
      ...{ tenantId, groupId, personIds, joinedAt: now.toISOString() },
      ...auditValues(context, now, { action }),
    });
  const [joined] = add.length > 0 ? await change('group.join', JOIN, add) : [];
  const [left] = remove.length > 0 ? await change('group.leave', LEAVE, remove) : [];
  const [added, removed] = [joined?.changed ?? 0, left?.changed ?? 0];
  if (added + removed > 0) {
    const job: JobData['work-off-group'] = {
      groupId,
      productId: null,
      work: 'due',
      lostPlanIds: [],
    };
    await licensing.queue.enqueue(em, tenantId, 'work-off-group', job);
  }
  return { added, removed };
}

/** @throws {GroupIsMirrored | MembersUnknown | MembersDeleted} */
export async function requireChangeable(
  em: SqlEntityManager,
  { tenantId, actor }: Context,
  {
    id: groupId,
    name: group,
    slackUsergroupId,
  }: Pick<LockedGroup, 'id' | 'name' | 'slackUsergroupId'>,
  { add, remove }: Pick<ChangeMembers, 'add' | 'remove'>,
): Promise<void> {
  if (slackUsergroupId !== null && actor.kind !== 'system') throw new GroupIsMirrored({ group });
  const ids = [...add, ...remove];
  const known = ids.filter(isId);
  const [found] = await CHECK(em, { tenantId, groupId, ids: known, add: add.filter(isId) });
  if (!found) throw new Error('A count has one row');
  const count = ids.length - found.known;
  if (count > 0) throw new MembersUnknown({ count });
  const { deleted, names: people } = found;
  if (deleted > 0 && actor.kind !== 'system') throw new MembersDeleted({ people, count: deleted });
}

/** So many of those who are deactivated are named. */
const NAMED = 10;

const CHECK = statement<{ known: number; deleted: number; names: string[] }>(`
  with asked as (
    select p.display_name, p.status = 'deleted' and p.id = any (cast(:add as uuid[]))
        and not exists (select from group_member m where m.tenant_id = p.tenant_id
          and m.group_id = cast(:groupId as uuid) and m.person_id = p.id) as is_deleted
      from person p where p.tenant_id = :tenantId and p.id = any (cast(:ids as uuid[]))
  )
  select cast(count(*) as int) as known, cast(count(*) filter (where is_deleted) as int) as deleted,
    coalesce(to_json((array_agg(display_name order by lower(display_name))
      filter (where is_deleted))[:${NAMED}]), '[]') as names
    from asked`);

const JOIN = statement<{ changed: number }>(`
  with changed as (
    insert into group_member (tenant_id, group_id, person_id, joined_at)
    select :tenantId, cast(:groupId as uuid), person_id, cast(:joinedAt as timestamptz)
      from unnest(cast(:personIds as uuid[])) person_id
     order by person_id
    on conflict do nothing
    returning group_id, person_id
  ), audited as (${AUDIT_MEMBERS})
  select cast(count(*) as int) as changed from changed`);

const LEAVE = statement<{ changed: number }>(`
  with changed as (
    delete from group_member
     where tenant_id = :tenantId and group_id = cast(:groupId as uuid)
       and person_id = any (cast(:personIds as uuid[]))
    returning group_id, person_id
  ), audited as (${AUDIT_MEMBERS})
  select cast(count(*) as int) as changed from changed`);
