import { ConfigError, readConfig } from '../src/config.ts';

const complete = {
  DATABASE_URL: 'postgresql://bot@localhost:5432/seatkeeper',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
};

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('tells every problem at once, each by its variable', () => {
    expect(problemsOf({ PORT: '99999', LOG_LEVEL: 'loud', LICENSE_ADMINS: 'U1, nobody' })).toEqual([
      'DATABASE_URL is missing',
      'SLACK_BOT_TOKEN is missing',
      'PORT must be a port number',
      'LICENSE_ADMINS "nobody" is neither a Slack user id (U…) nor an e-mail address',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
      'SLACK_APP_TOKEN is missing: give it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
    ]);
  });

  test('wants an app token or a signing secret', () => {
    const { SLACK_APP_TOKEN: _, ...without } = complete;
    expect(problemsOf(without)).toEqual([
      'SLACK_APP_TOKEN is missing: give it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
    ]);
  });

  test('does not take one kind of token for another', () => {
    const problem = 'SLACK_BOT_TOKEN must be a bot token, which begins with xoxb-, as a whole';
    for (const token of ['xapp-1', 'xoxb-…', 'xoxb-'])
      expect(problemsOf({ ...complete, SLACK_BOT_TOKEN: token })).toEqual([problem]);
  });

  test('an app token means Socket Mode, even beside a signing secret', () => {
    const { slack } = readConfig({ ...complete, SLACK_SIGNING_SECRET: 's' });
    expect(slack.transport).toEqual({ kind: 'socket', appToken: 'xapp-1' });
  });

  test('what is set to nothing counts as not set', () => {
    const config = readConfig({ ...complete, PORT: '', LICENSE_ADMINS: '', SLACK_API_URL: '' });
    expect(config.port).toBe(3000);
    expect(config.slack.apiUrl).toBe('https://slack.com/api/');
    expect(config.administrators.slackUserIds.size).toBe(0);
  });

  test('administrators are ids and e-mails, whatever their case', () => {
    const { administrators } = readConfig({
      ...complete,
      LICENSE_ADMINS: 'U0ANNA, Joris@Example.com ,',
      LICENSE_ADMINS_INCLUDE_WORKSPACE_ADMINS: 'false',
    });
    expect(administrators).toEqual({
      slackUserIds: new Set(['U0ANNA']),
      emails: new Set(['joris@example.com']),
      includeWorkspaceAdmins: false,
    });
  });

  test('the address of another Slack may end with or without a slash', () => {
    const { slack } = readConfig({ ...complete, SLACK_API_URL: 'http://127.0.0.1:1/api' });
    expect(slack.apiUrl).toBe('http://127.0.0.1:1/api/');
  });
});
