/** Whether a policy can be met as people are now: told as it is saved, and as it is looked at. */
import { type Context, requireAdministrator } from '../actor.ts';
import type { Licensing } from '../ports.ts';
import type { Policy, PolicyStage } from '../rules/request-policy.ts';
import { statement } from '../statement.ts';

export type PolicyProblem = { stage: number } & (
  | { kind: 'nobody' }
  /** So many of whom it names are there, and more must agree. */
  | { kind: 'too_few'; able: number; needed: number }
  /** Whoever of them asks leaves too few to decide. */
  | { kind: 'only_them'; people: string[] }
  /** They left, or are not in Slack. */
  | { kind: 'away'; people: string[] }
  /** So many people have no manager who is in Slack. */
  | { kind: 'no_manager'; count: number }
  /** Each of so many gets a message. */
  | { kind: 'crowd'; count: number }
);

/** More are asked in a channel rather. */
const CROWD = 25;

/** What of it cannot be met: then the administrators decide. @throws {NotAllowed} */
export async function policyProblems(
  { em }: Pick<Licensing, 'em'>,
  context: Context,
  policy: Policy,
): Promise<PolicyProblem[]> {
  requireAdministrator(context);
  const { tenantId } = context;
  const problems: PolicyProblem[] = [];
  for (const [index, stage] of policy.stages.entries()) {
    const { kind, groupId, personIds } = stage;
    if (kind === 'administrators') continue;
    const [found] =
      kind === 'manager'
        ? await MANAGED(em, { tenantId })
        : await NAMED(em, { tenantId, groupId, personIds });
    if (found) problems.push(...ofStage(policy, stage, index + 1, found));
  }
  return problems;
}

interface Found {
  able: number;
  ableNames: string[];
  awayNames: string[];
}

function ofStage(
  { allowsOwn, channelId }: Policy,
  { kind, needed }: PolicyStage,
  stage: number,
  { able, ableNames, awayNames: people }: Found,
): PolicyProblem[] {
  if (kind === 'manager') {
    return [
      ...(needed > 1 ? [{ stage, kind: 'too_few' as const, able: 1, needed }] : []),
      ...(able > 0 ? [{ stage, kind: 'no_manager' as const, count: able }] : []),
    ];
  }
  const away = people.length > 0 ? [{ stage, kind: 'away' as const, people }] : [];
  if (able === 0) return [{ stage, kind: 'nobody' }, ...away];
  if (able < needed) return [{ stage, kind: 'too_few', able, needed }, ...away];
  const isClose = able === needed && !allowsOwn;
  return [
    ...(isClose ? [{ stage, kind: 'only_them' as const, people: ableNames }] : []),
    ...away,
    ...(able > CROWD && channelId === null ? [{ stage, kind: 'crowd' as const, count: able }] : []),
  ];
}

const NAMED = statement<Found>(`
  with named as (
    select p.display_name as name, p.status = 'active' and p.slack_user_id is not null as is_able
      from person p
     where p.tenant_id = :tenantId and (p.id = any (cast(:personIds as uuid[]))
       or p.id in (select m.person_id from group_member m
          join license_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
           and g.deleted_at is null
         where m.tenant_id = :tenantId and m.group_id = cast(:groupId as uuid)))
  )
  select cast(count(*) filter (where is_able) as int) as able,
      coalesce((array_agg(name order by name) filter (where is_able))[1:20], '{}') as "ableNames",
      coalesce((array_agg(name order by name) filter (where not is_able))[1:20], '{}') as "awayNames"
    from named`);

/** Those who could ask, and have no manager who is there. */
const MANAGED = statement<Found>(`
  select cast(count(*) as int) as able, cast('{}' as text[]) as "ableNames",
      cast('{}' as text[]) as "awayNames"
    from person p
    left join person m on m.tenant_id = p.tenant_id and m.id = p.manager_id
     and m.status = 'active' and m.slack_user_id is not null
   where p.tenant_id = :tenantId and p.status = 'active' and p.slack_user_id is not null
     and m.id is null`);
