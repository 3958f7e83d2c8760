/** Who decides on a request now: by its product's policy, and by who is there. */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { actingPersonId, type Context } from '../actor.ts';
import { NotAllowed, NotApprover, OwnRequest, RequestNotPending } from '../errors.ts';
import {
  type ConfiguredAdministrators,
  listAdministratorsInSlack,
} from '../list-administrators-in-slack.ts';
import {
  ASSUMED_POLICY,
  type Deciding,
  decidingOn,
  type Policy,
  type PolicyStage,
  stageOf,
} from '../rules/request-policy.ts';
import type { Demand } from '../rules/request-state.ts';
import { statement } from '../statement.ts';
import { policyOf } from './read-policy.ts';
import { concerns, type ShownRequest } from './read-request.ts';

/** What is to be known of a request, be it only about to be made. */
export type Asked = Pick<
  ShownRequest,
  'productId' | 'stage' | 'votes' | 'refusal' | 'escalatedAt' | 'joined'
> & {
  requester: { slackUserId: string | null };
  person: { id: string; slackUserId: string | null };
};

export interface Decision extends Deciding, Demand {
  policy: Policy;
}

/** Of what a rule refused that the policy would have granted. */
const BY_ADMINISTRATORS = { stages: ASSUMED_POLICY.stages, channelId: null };

export async function decidingOf(
  em: SqlEntityManager,
  tenantId: string,
  administrators: ConfiguredAdministrators,
  { productId, stage, votes, refusal, escalatedAt, requester, person, joined }: Asked,
): Promise<Decision> {
  const own = await policyOf(em, tenantId, productId);
  const policy = refusal === null ? own : { ...own, ...BY_ADMINISTRATORS };
  const current = stageOf(policy, stage);
  const deciding = decidingOn({
    stage: current,
    named: await namedIn(em, tenantId, current, person.id),
    administrators: await listAdministratorsInSlack(em, tenantId, administrators),
    voted: votes.flatMap((each) =>
      each.stage === stage ? [each.person.slackUserId ?? each.personId] : [],
    ),
    concerned: [requester, person, ...joined].map(({ slackUserId }) => slackUserId),
    isEscalated: escalatedAt !== null,
    allowsOwn: policy.allowsOwn,
  });
  // The policy may have fewer by now.
  return { ...deciding, policy, stages: Math.max(stage, policy.stages.length) };
}

/** Slack ids of those whom a stage names, as far as they are there; of a manager: the person's. */
export async function namedIn(
  em: SqlEntityManager,
  tenantId: string,
  { kind, groupId, personIds }: PolicyStage,
  personId: string,
): Promise<string[]> {
  if (kind === 'administrators') return [];
  const named = await NAMED(em, { tenantId, kind, groupId, personIds, personId });
  return named.map(({ slackUserId }) => slackUserId);
}

const NAMED = statement<{ slackUserId: string }>(`
  select p.slack_user_id as "slackUserId" from person p
   where p.tenant_id = :tenantId and p.slack_user_id is not null and p.status = 'active'
     and p.id = any (case cast(:kind as text)
       when 'people' then cast(:personIds as uuid[])
       when 'group' then array(select m.person_id from group_member m
         join license_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
        where m.tenant_id = :tenantId and m.group_id = cast(:groupId as uuid)
          and g.deleted_at is null)
       else array(select o.manager_id from person o where o.tenant_id = :tenantId
         and o.id = cast(:personId as uuid) and o.manager_id is not null) end)
   order by 1`);

/** Whether somebody decides on this one now. */
export async function mayDecide(
  em: SqlEntityManager,
  context: Context,
  request: ShownRequest,
  decision: Decision,
): Promise<boolean> {
  const personId = actingPersonId(context.actor);
  if (hasVoted(request, personId)) return false;
  return (await refusalOf(em, context, request, decision)) === null;
}

export function hasVoted({ votes, stage }: ShownRequest, personId: string | null): boolean {
  return votes.some((each) => each.stage === stage && each.personId === personId);
}

/** @throws {NotAllowed | NotApprover | OwnRequest} */
export async function requireApprover(
  em: SqlEntityManager,
  context: Context,
  request: ShownRequest,
  decision: Decision,
): Promise<void> {
  const refusal = await refusalOf(em, context, request, decision);
  if (refusal) throw refusal;
}

/**
 * Administrators may look at each; others at what they decide on now, or were asked about.
 * @throws {NotAllowed | NotApprover | OwnRequest | RequestNotPending}
 */
export async function requireMayLook(
  em: SqlEntityManager,
  context: Context,
  request: ShownRequest,
  decision: Decision,
): Promise<void> {
  const { tenantId, actor } = context;
  const personId = actingPersonId(actor);
  if (actor.kind === 'administrator' || hasVoted(request, personId)) return;
  if (request.state === 'pending') return requireApprover(em, context, request, decision);
  const of = { tenantId, requestId: request.id, personId };
  const [told] = personId === null ? [] : await TOLD(em, of);
  if (!told) throw new RequestNotPending();
}

const TOLD = statement(`
  select m.request_id from license_request_message m
    join person p on p.tenant_id = m.tenant_id and p.slack_user_id = m.slack_user_id
   where m.tenant_id = :tenantId and m.request_id = cast(:requestId as uuid)
     and p.id = cast(:personId as uuid)`);

/** Who administers by an e-mail address may be among no approvers yet: the click itself says so. */
async function refusalOf(
  em: SqlEntityManager,
  { tenantId, actor }: Context,
  request: ShownRequest,
  { approvers, byAdministrators, isOwn, policy }: Decision,
): Promise<Error | null> {
  const personId = actingPersonId(actor);
  if (personId === null) return new NotAllowed();
  const [self] = await SLACK_ID(em, { tenantId, personId });
  if (self?.slackUserId && approvers.includes(self.slackUserId)) return null;
  if (concerns(request, personId) && !isOwn && !policy.allowsOwn) {
    return new OwnRequest({ approvers, byAdministrators });
  }
  if (!byAdministrators) return new NotApprover({ approvers, byAdministrators });
  return actor.kind === 'administrator' ? null : new NotAllowed();
}

const SLACK_ID = statement<{ slackUserId: string | null }>(`
  select slack_user_id as "slackUserId" from person
   where tenant_id = :tenantId and id = cast(:personId as uuid)`);
