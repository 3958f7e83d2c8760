import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import type { Context } from '../actor.ts';
import { AUDIT_CHANGES, auditValues } from '../audit.ts';
import type { Licensing } from '../ports.ts';
import { LIVE } from '../rules-of-product.ts';
import { reviewLater } from '../wake.ts';
import { country, email, line, optional } from './cells.ts';
import { type Problems, shown } from './problems.ts';
import { type ImportCounts, type Imported, type ImportOptions, runImport } from './run-import.ts';
import {
  findProblems,
  findRepeated,
  type ImportSource,
  type Staged,
  type Staging,
} from './stage.ts';

const personLine = z
  .object({
    email,
    display_name: line(255),
    usage_location: optional(country),
    manager_email: optional(email),
    status: optional(
      z.enum(['active', 'deleted'], {
        error: ({ input }) => `${shown(String(input))} is neither active nor deleted`,
      }),
    ),
  })
  .refine((person) => person.manager_email !== person.email, {
    path: ['manager_email'],
    error: 'is the same person',
  });

export const peopleFormats = [{ name: 'people', columns: Object.keys(personLine.shape) }] as const;

const staging: Staging<z.infer<typeof personLine>> = {
  table: 'import_person',
  columns: {
    email: 'text',
    display_name: 'text',
    usage_location: 'text',
    manager_email: 'text',
    status: 'text',
  },
  schema: personLine,
  keyOf(cells) {
    const key = email.safeParse(cells['email']);
    return key.success ? { email: key.data } : null;
  },
};

export interface PeopleOptions extends ImportOptions {
  /** The file names everybody there is: who is missing has left, who is in it is there. */
  complete?: boolean | undefined;
}

export interface PeopleCounts extends ImportCounts {
  /** People whom a complete file lacks; of others nothing is said. */
  deleted?: number;
}

/**
 * Makes and updates people by e-mail, all or nothing. Empty cells leave what is there; people who
 * aren't in the file stay as they are, or are deleted where it is complete. Name and status of who
 * is in Slack are Slack's.
 * @throws {NotAllowed | ImportRefused}
 */
export async function importPeople(
  licensing: Licensing,
  context: Context,
  source: ImportSource<'people'>,
  { complete = false, ...options }: PeopleOptions,
): Promise<Imported<PeopleCounts>> {
  const { tenantId } = context;
  return runImport(licensing, context, source.rows, options, {
    action: 'import.people',
    staging,
    check: (em, staged, problems) => checkAcrossLines(em, tenantId, staged, problems),
    async write(em, { lines }, within) {
      const now = licensing.clock();
      const values = { tenantId, complete, now: now.toISOString() };
      const created = await insert(em, values);
      const deed = auditValues(context, now, { action: 'person.import' });
      const change = async (sql: string) => {
        const [{ count, concerned }] = await em.execute<[Changed]>(sql, { ...values, ...deed });
        await reviewLater(em, within, tenantId, concerned, { moved: true });
        return count;
      };
      if (complete && created < lines) await em.execute(LOCK, values, 'run');
      const updated = created < lines ? await change(UPDATE) : 0;
      const counts = { lines, created, updated, unchanged: lines - created - updated };
      return complete ? { ...counts, deleted: await change(DELETE_MISSING) } : counts;
    },
  });
}

interface Changed {
  count: number;
  /** Who left, came back or moved, and has or waits for something. */
  concerned: string[];
}

/**
 * Those without a manager first, and statistics in between: without, PostgreSQL may check that
 * each manager exists by going through the whole tenant.
 */
async function insert(em: SqlEntityManager, values: Record<string, unknown>): Promise<number> {
  const without = await affected(em, INSERT, { ...values, managed: false });
  await em.execute('analyze person', [], 'run');
  return without + (await affected(em, INSERT, { ...values, managed: true }));
}

async function affected(
  em: SqlEntityManager,
  sql: string,
  parameters: Record<string, unknown>,
): Promise<number> {
  const { affectedRows } = await em.execute<{ affectedRows: number }>(sql, parameters, 'run');
  return affectedRows;
}

async function checkAcrossLines(
  em: SqlEntityManager,
  tenantId: string,
  { complete }: Staged,
  problems: Problems,
): Promise<void> {
  await findRepeated(em, problems, staging.table, ['email']);
  if (!complete) return;
  await findProblems<{ line: number; manager: string }>(
    em,
    problems,
    `select line, manager_email as manager from import_person s
      where manager_email is not null
        and not exists (select from import_person m where m.email = s.manager_email)
        and not exists (select from person p
              where p.tenant_id = :tenantId and p.email = s.manager_email)`,
    { tenantId },
    ({ manager }) => ({
      column: 'manager_email',
      cause: `${shown(manager)} is neither in the file nor known already`,
    }),
  );
}

/** A manager may be somebody known, or come with this very statement. */
const INSERT = `
  insert into person (tenant_id, id, email, display_name, usage_location, manager_id, status, deleted_at)
  with fresh as materialized (
    select s.*, gen_random_uuid() as id from import_person s
     where (s.manager_email is not null) = :managed
       and not exists (select from person p where p.tenant_id = :tenantId and p.email = s.email)
  )
  select :tenantId, f.id, f.email, f.display_name, f.usage_location, coalesce(known.id, m.id),
      coalesce(f.status, 'active'),
      case when f.status = 'deleted' then cast(:now as timestamptz) end
    from fresh f
    left join person known on known.tenant_id = :tenantId and known.email = f.manager_email
    left join fresh m on m.email = f.manager_email
   order by f.line
  on conflict (tenant_id, email) do nothing`;

/** What the audit tells of a person. */
const facts = (row: string) => `jsonb_build_object('displayName', ${row}.display_name,
    'status', ${row}.status, 'usageLocation', ${row}.usage_location,
    'managerId', ${row}.manager_id)`;

/** In a complete file nobody is listed without a reason. */
const STATUS = "coalesce(s.status, case when :complete then 'active' end, p.status)";

/** Of rows `said`, whose `before` and `status` stand there. */
const CHANGED = `
  select cast(count(*) as int) as count, coalesce(json_agg(id order by id) filter (
      where (before ->> 'status', before ->> 'usageLocation')
        is distinct from (status, cast(usage_location as text))
        and (exists (select from source s where s.tenant_id = :tenantId and s.person_id = said.id
               and s.state in ${LIVE})
          or exists (select from source s where s.tenant_id = :tenantId and s.person_id = said.id
               and s.state = 'scheduled')
          or exists (select from group_member m where m.tenant_id = :tenantId
               and m.person_id = said.id))), '[]') as concerned
    from said`;

/** Of whom the file says something new; SQL, what stands behind "from". */
const CHANGING = `import_person s
      join person p on p.tenant_id = :tenantId and p.email = s.email
      left join person m on m.tenant_id = :tenantId and m.email = s.manager_email
     where (p.slack_user_id is null and (p.display_name, p.status)
            is distinct from (s.display_name, ${STATUS}))
        or p.usage_location is distinct from coalesce(s.usage_location, p.usage_location)
        or p.manager_id is distinct from coalesce(m.id, p.manager_id)`;

/** Whom a complete file lacks. For people linked to Slack, Slack wins. */
const MISSING = `person p
     where p.tenant_id = :tenantId and p.slack_user_id is null and p.status = 'active'
       and not exists (select from import_person s where s.email = p.email)`;

/** In the order of ids, as everywhere: at once, before those who change, and then the missing, are taken. */
const LOCK = `
  select from person where tenant_id = :tenantId
     and id in (select p.id from ${CHANGING} union all select p.id from ${MISSING})
   order by id for no key update`;

/** Locks in the order of ids, as everywhere, and only what changes. */
const UPDATE = `
  with said as (
    select p.id, ${facts('p')} as before,
        case when p.slack_user_id is null then s.display_name else p.display_name end as display_name,
        case when p.slack_user_id is null then ${STATUS} else p.status end as status,
        coalesce(s.usage_location, p.usage_location) as usage_location,
        coalesce(m.id, p.manager_id) as manager_id
      from ${CHANGING}
     order by p.id for no key update of p
  ), changed as (
    select id as person_id, cast(null as uuid) as product_id, cast(null as uuid) as plan_id,
        jsonb_build_object() as subject, before, ${facts('said')} as after
      from said
  ), audited as (${AUDIT_CHANGES}), updated as (
    update person p
       set display_name = said.display_name, status = said.status,
           deleted_at = case when said.status = 'deleted'
             then coalesce(p.deleted_at, cast(:now as timestamptz)) end,
           usage_location = said.usage_location, manager_id = said.manager_id
      from said where p.tenant_id = :tenantId and p.id = said.id
  )
  ${CHANGED}`;

const DELETE_MISSING = `
  with said as (
    select p.id, p.usage_location, 'deleted' as status, ${facts('p')} as before
      from ${MISSING}
     order by p.id for no key update of p
  ), changed as (
    select id as person_id, cast(null as uuid) as product_id, cast(null as uuid) as plan_id,
        jsonb_build_object() as subject, before,
        before || jsonb_build_object('status', status) as after
      from said
  ), audited as (${AUDIT_CHANGES}), updated as (
    update person p set status = said.status, deleted_at = cast(:now as timestamptz)
      from said where p.tenant_id = :tenantId and p.id = said.id
  )
  ${CHANGED}`;
