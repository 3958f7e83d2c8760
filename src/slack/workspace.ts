import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { StartError } from '../start-error.ts';

export interface Workspace {
  /** Our tenant: the organization where the app is installed for it, else the team. */
  tenantId: string;
  teamId: string;
  enterpriseId: string | null;
  botUserId: string;
  name: string;
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
  const { team_id: teamId, user_id: botUserId, team, enterprise_id: enterpriseId } = answer;
  if (!teamId || !botUserId) throw new StartError('Slack did not say whose token this is.');
  const forOrganization = answer.is_enterprise_install === true && enterpriseId !== undefined;
  return {
    tenantId: forOrganization ? enterpriseId : teamId,
    teamId,
    enterpriseId: forOrganization ? enterpriseId : null,
    botUserId,
    name: team ?? teamId,
  };
}
