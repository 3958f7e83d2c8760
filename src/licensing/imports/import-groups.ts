import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Context } from '../actor.ts';
import { AUDIT_MEMBERS, auditValues } from '../audit.ts';
import type { JobData, Licensing } from '../ports.ts';
import { email, line } from './cells.ts';
import { type Problems, shown } from './problems.ts';
import { type ImportCounts, type Imported, type ImportOptions, runImport } from './run-import.ts';
import { findProblems, findRepeated, type ImportSource, type Staging } from './stage.ts';

const groupLine = z.object({ group: line(255), email });

export const groupFormats = [{ name: 'groups', columns: Object.keys(groupLine.shape) }] as const;

/** Of a line: who is a member; `created` joined, `unchanged` was one already. */
export interface GroupCounts extends ImportCounts {
  groupsCreated: number;
  /** Members of the file's groups who are not listed any more. */
  membersLeft: number;
}

/** `group` is a word of SQL. */
function toRow({ group, email: address }: z.infer<typeof groupLine>) {
  return { group_name: group, email: address };
}

const staging: Staging<ReturnType<typeof toRow>> = {
  table: 'import_group_member',
  columns: { group_name: 'text', email: 'text' },
  schema: groupLine.transform(toRow),
  keyOf: () => null,
};

/**
 * Brings the members of the groups in the file to what it lists, all or nothing: who is listed
 * joins, who is not leaves. Groups that are not known are made, under the name as it stands first;
 * groups that the file does not name stay as they are. What follows is done as jobs.
 * @throws {NotAllowed | ImportRefused}
 */
export async function importGroups(
  licensing: Licensing,
  context: Context,
  source: ImportSource<'groups'>,
  options: ImportOptions,
): Promise<Imported<GroupCounts>> {
  const { tenantId } = context;
  return runImport(licensing, context, source.rows, options, {
    action: 'import.groups',
    staging,
    async check(em, _staged, problems) {
      await em.execute(LOCK_GROUPS, { tenantId }, 'run');
      await checkAcrossLines(em, tenantId, problems);
    },
    async write(em, { lines }, within) {
      const now = licensing.clock();
      const run = (sql: string, action: string) =>
        em.execute<Changed[]>(sql, {
          ...{ tenantId, now: now.toISOString() },
          ...auditValues(context, now, { action }),
        });
      const made = await run(CREATE, 'group.create');
      for (const sql of RESOLVE) await em.execute(sql, { tenantId }, 'run');
      await em.execute(LOCK_LEAVING, { tenantId }, 'run');
      const left = await run(LEAVE, 'group.leave');
      const joined = await run(JOIN, 'group.join');
      const changed = new Set([...left, ...joined].map(({ groupId }) => groupId));
      // A group that is new holds nothing that its members would get.
      for (const groupId of changed.difference(new Set(made.map((group) => group.groupId)))) {
        const work: JobData['work-off-group'] = {
          ...{ groupId, productId: null, work: 'due', lostPlanIds: [] },
        };
        await within.queue.enqueue(em, tenantId, 'work-off-group', work);
      }
      const created = people(joined);
      return {
        ...{ lines, created, updated: 0, unchanged: lines - created },
        ...{ groupsCreated: made.length, membersLeft: people(left) },
      };
    },
  });
}

/** A group, and how many people joined or left it. */
interface Changed {
  groupId: string;
  people: number;
}

function people(changed: readonly Changed[]): number {
  return changed.reduce((sum, each) => sum + each.people, 0);
}

async function checkAcrossLines(
  em: SqlEntityManager,
  tenantId: string,
  problems: Problems,
): Promise<void> {
  const where = ', for the same group';
  await findRepeated(em, problems, staging.table, ['lower(group_name)', 'email'], where);
  await findProblems<{ line: number; name: string }>(
    em,
    problems,
    `select s.line, s.group_name as name from import_group_member s
       join license_group g on g.tenant_id = :tenantId and lower(g.name) = lower(s.group_name)
        and g.deleted_at is null and g.slack_usergroup_id is not null`,
    { tenantId },
    ({ name }) => ({
      column: 'group',
      cause: `${shown(name)} mirrors a Slack user group; its members are changed in Slack`,
    }),
  );
  await findProblems<{ line: number; address: string }>(
    em,
    problems,
    `select line, email as address from import_group_member s
      where not exists (select from person p
              where p.tenant_id = :tenantId and p.email = s.email)`,
    { tenantId },
    ({ address }) => ({
      column: 'email',
      cause: `there is nobody with the e-mail address ${shown(address)}; import people first`,
    }),
  );
}

/** In the order of ids, as everywhere; before anything of them is looked at. */
const LOCK_GROUPS = `
  select from license_group where tenant_id = :tenantId and deleted_at is null
     and lower(name) in (select lower(group_name) from import_group_member)
   order by id for no key update`;

const CREATE = `
  with changed as (
    insert into license_group (tenant_id, id, name)
    select distinct on (lower(s.group_name)) :tenantId, gen_random_uuid(), s.group_name
      from import_group_member s
     where not exists (select from license_group g where g.tenant_id = :tenantId
             and lower(g.name) = lower(s.group_name) and g.deleted_at is null)
     order by lower(s.group_name), s.line
    returning id as group_id, cast(null as uuid) as person_id
  ), audited as (${AUDIT_MEMBERS})
  select group_id as "groupId", 0 as people from changed`;

/**
 * Whom the file wants where, by our ids; the index serves where PostgreSQL does not know yet how many
 * members the groups have.
 */
const RESOLVE = [
  `create temporary table import_member on commit drop as
   select g.id as group_id, p.id as person_id
     from import_group_member s
     join license_group g on g.tenant_id = :tenantId and lower(g.name) = lower(s.group_name)
      and g.deleted_at is null
     join person p on p.tenant_id = :tenantId and p.email = s.email`,
  'create index on import_member (group_id, person_id)',
  'analyze import_member',
];

const PER_GROUP = `
  select group_id as "groupId", cast(count(*) as int) as people from changed group by group_id`;

const LEAVING = `m.tenant_id = :tenantId and m.group_id in (select group_id from import_member)
       and not exists (select from import_member s
             where (s.group_id, s.person_id) = (m.group_id, m.person_id))`;

/** What is being given out to them through the group is done first, or not at all. */
const LOCK_LEAVING = `
  select from person where tenant_id = :tenantId
     and id in (select m.person_id from group_member m where ${LEAVING})
   order by id for no key update`;

const LEAVE = `
  with changed as (
    delete from group_member m where ${LEAVING}
    returning m.group_id, m.person_id
  ), audited as (${AUDIT_MEMBERS})
  ${PER_GROUP}`;

const JOIN = `
  with changed as (
    insert into group_member (tenant_id, group_id, person_id, joined_at)
    select :tenantId, s.group_id, s.person_id, cast(:now as timestamptz)
      from import_member s
     where not exists (select from group_member m where m.tenant_id = :tenantId
             and (m.group_id, m.person_id) = (s.group_id, s.person_id))
     order by s.group_id, s.person_id
    returning group_id, person_id
  ), audited as (${AUDIT_MEMBERS})
  ${PER_GROUP}`;
