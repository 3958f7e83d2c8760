import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Context } from './actor.ts';
import { audit } from './audit.ts';
import { writeMembers } from './change-members.ts';
import { type LockedGroup, lockGroup } from './lock-group.ts';
import { notifyAdministrators } from './notify-administrators.ts';
import type { Licensing } from './ports.ts';
import type { Mirror } from './read-mirrors.ts';
import { type MirrorLoss, mirrorLoss } from './rules/mirror-loss.ts';
import { statement } from './statement.ts';
import { storedText } from './stored-text.ts';

/** What Slack says of a user group. */
export interface SeenUserGroup {
  /** Null: it is gone. */
  name: string | null;
  disabled: boolean;
  slackUserIds: readonly string[];
}

/**
 * Brings a mirrored group to what a look at Slack has seen, as far as its people are known here.
 * Where it would lose too many at once (rules/mirror-loss.ts) it is frozen instead, and the
 * administrators are asked, once; it goes on by itself when Slack says otherwise again. Once somebody
 * has it taken over, only the look that was sent for that does so, and no other asks again. A name
 * that is taken here is left to whoever has it, and told.
 * @returns stale: another look, begun later perhaps, was taken over meanwhile, so this one counts
 *   no more; look again.
 * @throws {GroupNotFound}
 */
export async function applyMirror(
  licensing: Licensing,
  context: Context,
  { groupId, revision }: Pick<Mirror, 'groupId' | 'revision'>,
  { seen, takeOver }: { seen: SeenUserGroup; takeOver: boolean },
): Promise<'applied' | 'frozen' | 'stale'> {
  const { tenantId } = context;
  return licensing.em.fork().transactional(async (em) => {
    const group = await lockGroup(em, tenantId, groupId);
    if (group.slackUsergroupId === null) return 'applied';
    if (group.mirrorRevision !== revision) return 'stale';
    const slackUserIds = seen.disabled ? [] : seen.slackUserIds;
    const [found] = await DIFFERENCE(em, { tenantId, groupId, slackUserIds });
    if (!found) throw new Error('A difference has one row');
    const { joining, leaving, members } = found;
    const loss = mirrorLoss({ members, leaving: leaving.length, disabled: seen.disabled });
    await LOOKED(em, { tenantId, groupId });
    if (loss !== null && !takeOver) {
      const decided = { groupId, takeOver: true };
      const isDecided = await licensing.queue.isPending(em, tenantId, 'mirror-group', decided);
      if (group.isFrozen || isDecided) return 'frozen';
      const facts = { loss, leaving: leaving.length, members };
      await freeze(em, licensing, context, groupId, facts);
      return 'frozen';
    }
    if (group.isFrozen) await thaw(em, licensing, context, groupId);
    await writeMembers(em, licensing, context, { groupId, add: joining, remove: leaving });
    if (seen.name !== null) await follow(em, licensing, context, group, seen.name);
    return 'applied';
  });
}

async function freeze(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  groupId: string,
  after: { loss: MirrorLoss; leaving: number; members: number },
): Promise<void> {
  const now = licensing.clock();
  const { tenantId } = context;
  const frozenAt = now.toISOString();
  await SET_FROZEN(em, { tenantId, groupId, frozenAt });
  await audit(em, context, now, { action: 'group.freeze', groupId, after });
  await notifyAdministrators(em, licensing, tenantId, {
    ...{ kind: 'group_frozen', groupId, frozenAt },
    ...after,
  });
}

async function thaw(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  groupId: string,
): Promise<void> {
  await SET_FROZEN(em, { tenantId: context.tenantId, groupId, frozenAt: null });
  await audit(em, context, licensing.clock(), { action: 'group.thaw', groupId });
}

/** The name follows Slack's, unless another group has it. */
async function follow(
  em: SqlEntityManager,
  licensing: Licensing,
  context: Context,
  { id: groupId, name: before, priority, slackName }: LockedGroup,
  said: string,
): Promise<void> {
  const name = storedText(said.replace(/\s+/gu, ' ').trim(), 255);
  if (name === '' || (name === before && name === slackName)) return;
  const { tenantId } = context;
  const [renamed] = await RENAME(em, { tenantId, groupId, name });
  if (renamed) {
    if (name === before) return;
    const deed = { before: { name: before, priority }, after: { name, priority } };
    await audit(em, context, licensing.clock(), { action: 'group.edit', groupId, ...deed });
  } else if (name !== slackName) {
    await SET_SLACK_NAME(em, { tenantId, groupId, name });
    const notice = { kind: 'group_name_taken', groupId, name } as const;
    await notifyAdministrators(em, licensing, tenantId, notice);
  }
}

const DIFFERENCE = statement<{ joining: string[]; leaving: string[]; members: number }>(`
  with wanted as materialized (
    select id from person
     where tenant_id = :tenantId and slack_user_id = any (cast(:slackUserIds as text[]))
  ), member as materialized (
    select person_id as id from group_member
     where tenant_id = :tenantId and group_id = cast(:groupId as uuid)
  )
  select (select cast(count(*) as int) from member) as members,
    (select coalesce(json_agg(id order by id), '[]') from wanted
      where id not in (select id from member)) as joining,
    (select coalesce(json_agg(id order by id), '[]') from member
      where id not in (select id from wanted)) as leaving`);

const LOOKED = statement(`update license_group set mirror_revision = mirror_revision + 1
  where tenant_id = :tenantId and id = cast(:groupId as uuid)`);

const SET_FROZEN = statement(`update license_group set frozen_at = cast(:frozenAt as timestamptz)
  where tenant_id = :tenantId and id = cast(:groupId as uuid)`);

const SET_SLACK_NAME = statement(`update license_group set slack_name = :name
  where tenant_id = :tenantId and id = cast(:groupId as uuid)`);

const RENAME = statement<{ id: string }>(`
  update license_group g set name = :name, slack_name = :name
   where g.tenant_id = :tenantId and g.id = cast(:groupId as uuid)
     and not exists (select from license_group other where other.tenant_id = g.tenant_id
       and other.id <> g.id and lower(other.name) = lower(:name) and other.deleted_at is null)
  returning g.id`);
