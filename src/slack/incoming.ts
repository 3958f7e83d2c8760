/**
 * What Slack delivers, as far as the app reads it. Listeners see only what fits, so that a value is
 * of the type they take it for; what it says they check themselves.
 */
import { z } from 'zod';
import type { Sender } from './calls.ts';
import { Tampered } from './payload.ts';

const slackId = z.string().regex(/^[A-Z0-9]{1,50}$/);
const user = z.object({ id: slackId, team_id: z.string().nullish() });
const sender = {
  user,
  team: z.object({ id: z.string(), enterprise_id: z.string().nullish() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
};

const option = z.object({ value: z.string() });
/** What somebody entered in an element. */
const entered = {
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversations: z.array(z.string()).nullish(),
  selected_date: z.string().nullish(),
};
const view = z.object({
  id: z.string().min(1),
  type: z.enum(['modal', 'home']),
  callback_id: z.string(),
  private_metadata: z.string(),
  hash: z.string(),
  blocks: z.array(z.object({ block_id: z.string() })),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), z.object(entered))) }),
});

const action = z.object({
  ...entered,
  type: z.string(),
  action_id: z.string(),
  block_id: z.string(),
});
const message = z.object({ ts: z.string(), blocks: z.array(z.unknown()).nullish() });

const kinds = {
  command: z.object({
    command: z.string().max(255),
    text: z.string(),
    user_id: slackId,
    team_id: z.string(),
    enterprise_id: z.string().nullish(),
    trigger_id: z.string(),
    response_url: z.url(),
  }),
  shortcut: z.object({
    ...sender,
    callback_id: z.string(),
    trigger_id: z.string(),
    channel: z.object({ id: z.string() }).nullish(),
    message: z.object({ ts: z.string(), user: slackId.nullish() }).nullish(),
  }),
  action: z.object({
    ...sender,
    trigger_id: z.string(),
    actions: z.array(action).min(1),
    view: view.nullish(),
    channel: z.object({ id: z.string() }).nullish(),
    message: message.nullish(),
    response_url: z.url().optional(),
  }),
  options: z.object({ ...sender, action_id: z.string(), value: z.string(), view: view.nullish() }),
  submission: z.object({ ...sender, view }),
};

export type Kind = keyof typeof kinds;

/** Who sent it. @throws {Tampered} where it is not what Slack sends of this kind. */
export function readSender(kind: Kind, body: unknown): Sender {
  const { data, error } = kinds[kind].safeParse(body);
  if (!data) throw new Tampered(problemOf(error));
  if ('user_id' in data) {
    const { user_id: userId, team_id: teamId, enterprise_id: enterpriseId } = data;
    return { userId, teamIds: [teamId], enterpriseId };
  }
  const { user, team, enterprise } = data;
  return {
    userId: user.id,
    teamIds: [user.team_id, team?.id],
    enterpriseId: enterprise?.id ?? team?.enterprise_id,
  };
}

function problemOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
