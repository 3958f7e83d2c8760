import { exec } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { slices } from '../commands/index.ts';
import { peopleEvents } from '../src/slack/people-events.ts';
import { manifestSchema } from './support/manifest-schema.ts';

const text = readFileSync('manifest.yml', 'utf8');
const manifest = manifestSchema.parse(parse(text));

/** https://docs.slack.dev/reference/methods: the scope each method asks for; null: none. */
const scopeOf: Record<string, string | string[] | null> = {
  'auth.test': null,
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': 'im:write',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'usergroups.list': 'usergroups:read',
  'usergroups.users.list': 'usergroups:read',
  'users.info': 'users:read',
  'views.open': null,
  'views.publish': null,
  'views.push': null,
  'views.update': null,
};

/** Of methods that the app can do without. */
const optionalScopesOf: Record<string, string[]> = {
  'conversations.history': ['channels:history', 'groups:history'],
  'conversations.replies': ['channels:history', 'groups:history'],
};

/** Every Web API method that the sources call, as `users.info`. */
async function calledMethods(): Promise<string[]> {
  const found = new Set<string>();
  const families = 'auth|bots|chat|conversations|files|reactions|team|usergroups|users|views';
  const call = new RegExp(`\\.((?:${families})\\.[a-zA-Z]+(?:\\.[a-zA-Z]+)*)\\(`, 'g');
  for await (const file of glob('{src,commands}/**/*.ts')) {
    const source = await readFile(file, 'utf8');
    for (const [, method = ''] of source.matchAll(call)) found.add(method);
    // One call of the client, two of the Web API.
    if (source.includes('.filesUploadV2(')) {
      found.add('files.getUploadURLExternal').add('files.completeUploadExternal');
    }
  }
  return [...found].sort();
}

describe('the manifest', () => {
  test('names the commands that the code answers, and no other', () => {
    const answered = slices.flatMap((slice) => Object.keys(slice.commands ?? {}));
    const named = manifest.features.slash_commands.map(({ command }) => command);
    expect(named.sort()).toEqual(answered.sort());
  });

  test('names the shortcuts that the code answers, and no other', () => {
    const answered = slices.flatMap((slice) => Object.keys(slice.shortcuts ?? {}));
    const named = manifest.features.shortcuts.map(({ callback_id: id }) => id);
    expect(named.sort()).toEqual(answered.sort());
  });

  test('has Slack turn mentions into ids in every command', () => {
    const unescaped = manifest.features.slash_commands.filter((each) => !each.should_escape);
    expect(unescaped).toEqual([]);
  });

  test('subscribes to the events that the code takes in, and no other', () => {
    const taken = [...slices, peopleEvents].flatMap((slice) => Object.keys(slice.events ?? {}));
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(taken.sort());
  });

  test('asks for the scopes that the called methods need, and for nothing else', async () => {
    const methods = await calledMethods();
    const known = { ...scopeOf, ...optionalScopesOf };
    expect(methods.filter((method) => known[method] === undefined)).toEqual([]);
    const needed = new Set(methods.flatMap((method) => scopeOf[method] ?? []));
    // Slash commands; and the e-mail address in what users.info and user_change tell.
    for (const scope of ['commands', 'users:read.email']) needed.add(scope);
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort());
    const optional = new Set(methods.flatMap((method) => optionalScopesOf[method] ?? []));
    expect([...(manifest.oauth_config.scopes.bot_optional ?? [])].sort()).toEqual(
      [...optional].sort(),
    );
  });

  test('gives a reason for every scope', () => {
    const lines = text.split('\n');
    const { bot, bot_optional: optional = [] } = manifest.oauth_config.scopes;
    const bare = [...bot, ...optional].filter((scope) => {
      const line = lines.findIndex((each) => each.trim() === `- ${scope}`);
      const before = lines[line - 1]?.trim() ?? '';
      // One reason for what is public and what is private.
      return !before.startsWith('#') && before !== `- ${scope.replace('groups', 'channels')}`;
    });
    expect(bare).toEqual([]);
  });
});

test('the Slack CLI gets the manifest by its hook, and starts the bot by another', async () => {
  const { hooks } = JSON.parse(readFileSync('.slack/hooks.json', 'utf8'));
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { stdout } = await promisify(exec)(hooks['get-manifest']);
  expect(JSON.parse(stdout)).toEqual(parse(text));
  const [, start = ''] = /^npm run --silent (\S+)$/.exec(hooks.start) ?? [];
  expect(scripts[start]).toMatch(/node \.slack\/start\.ts$/);
});
