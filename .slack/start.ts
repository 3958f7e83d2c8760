// For the Slack CLI, which hands over tokens of its own: starts the bot with them, in Socket Mode.
const { SLACK_CLI_XOXB, SLACK_CLI_XAPP } = process.env;
if (SLACK_CLI_XOXB) process.env['SLACK_BOT_TOKEN'] = SLACK_CLI_XOXB;
if (SLACK_CLI_XAPP) process.env['SLACK_APP_TOKEN'] = SLACK_CLI_XAPP;
await import('../src/main.ts');
