import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { StartError } from '../start-error.ts';
import { slackRefusal } from './slack-refusal.ts';

export interface Workspace {
  /** Our tenant: the organization where the app is installed for it, else the team. */
  tenantId: string;
  teamId: string;
  enterpriseId: string | null;
  botUserId: string;
  /** As people mention it. */
  botName: string;
  name: string;
}

/** What else keeps sockets away passes, and is tried again. */
const TOKEN_PROBLEMS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
]);

/** Asks Slack whether an app token opens sockets. @throws {StartError} where it does not. */
export async function requireAppToken(client: WebClient, token: string): Promise<void> {
  await client.apps.connections.open({ token }).catch((error: unknown) => {
    const code = slackRefusal(error);
    if (!TOKEN_PROBLEMS.has(code)) return;
    throw new StartError(
      `Slack refuses SLACK_APP_TOKEN (${code}). Copy an app-level token that has connections:write from the app’s “Basic Information” page.`,
    );
  });
}

/** Asks Slack whose token this is. @throws {StartError} when Slack refuses it or is not reached. */
export async function readWorkspace(client: WebClient): Promise<Workspace> {
  const answer = await client.auth.test().catch((error: unknown) => {
    if (error instanceof WebAPIPlatformError) {
      throw new StartError(
        `Slack refuses SLACK_BOT_TOKEN (${error.data.error}). Copy the bot token anew from the app’s “OAuth & Permissions” page.`,
      );
    }
    throw new StartError(`Slack does not answer at ${client.slackApiUrl}. Check the network.`);
  });
  const { team_id: teamId, user_id: botUserId, user, team, enterprise_id: enterpriseId } = answer;
  if (!teamId || !botUserId) throw new StartError('Slack did not say whose token this is.');
  const forOrganization = answer.is_enterprise_install === true && enterpriseId !== undefined;
  return {
    tenantId: forOrganization ? enterpriseId : teamId,
    teamId,
    enterpriseId: forOrganization ? enterpriseId : null,
    botUserId,
    botName: user ?? botUserId,
    name: team ?? teamId,
  };
}
