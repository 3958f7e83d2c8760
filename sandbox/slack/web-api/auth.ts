import { empty } from './arguments.ts';
import { type Methods, method } from './method.ts';

// https://docs.slack.dev/reference/methods/auth.test
export const authMethods: Methods = {
  'auth.test': method(undefined, empty, (_args, { workspace }) => ({
    url: `https://${workspace.team.domain}.slack.com/`,
    team: workspace.team.name,
    user: workspace.users.get(workspace.botUserId)?.name,
    team_id: workspace.team.id,
    user_id: workspace.botUserId,
    bot_id: workspace.botId,
    ...(workspace.enterprise === undefined ? {} : { enterprise_id: workspace.enterprise.id }),
    is_enterprise_install: false,
  })),
};
