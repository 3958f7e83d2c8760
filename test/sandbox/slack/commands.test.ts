// Slash commands, what they carry, and every way of answering them.
// https://docs.slack.dev/interactivity/implementing-slash-commands
import type { App, RespondFn, SlashCommand } from '@slack/bolt';
import type { SlackClient } from '../../../sandbox/slack/client.ts';
import { type LocalSlack, startLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { type DemoApp, demoManifest, httpApp, socketModeApp } from './demo-app.ts';
import { quiet } from './rules/sending.ts';

let slack: LocalSlack;
let demo: DemoApp;
let anna: SlackClient;
let now: number;
let last: SlashCommand | undefined;
let respond: RespondFn;
/** What the app acknowledges with; undefined: it never does. */
let answer: Parameters<RespondFn>[0] | 'nothing' | undefined;

function register(app: App): void {
  app.command(/.*/, async ({ ack, command, respond: given }) => {
    last = command;
    respond = given;
    if (answer === 'nothing') await ack();
    else if (answer !== undefined) await ack(answer);
  });
}

beforeEach(async () => {
  now = Date.now();
  answer = 'nothing';
  last = undefined;
  slack = await startLocalSlack({
    manifest: demoManifest,
    ackTimeoutMs: 300,
    now: () => now,
    enterprise: { id: 'E0EXAMPLE', name: 'Example Group' },
  });
  demo = await socketModeApp(slack, register);
  anna = slack.as(slack.addUser({ name: 'anna' }));
});

afterEach(async () => {
  await demo.stop();
  await slack.stop();
});

describe('a command', () => {
  it('says who typed what, where', async () => {
    expect(await anna.command('/demo  one  two')).toMatchObject({ ok: true });
    expect(last).toMatchObject({
      command: '/demo',
      text: 'one  two',
      user_id: anna.userId,
      user_name: 'anna',
      team_id: slack.team.id,
      team_domain: slack.team.domain,
      enterprise_id: 'E0EXAMPLE',
      enterprise_name: 'Example Group',
      channel_id: slack.general.id,
      channel_name: 'general',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(`^${slack.url}/response/`),
      trigger_id: expect.any(String),
      api_app_id: expect.stringMatching(/^A/),
    });
  });

  it('escapes people, channels, links and signs where the manifest says so', async () => {
    const ben = slack.addUser({ name: 'ben.b' });
    const books = slack.addChannel({ name: 'books' });
    await anna.command('/demo @ben.b #books https://example.com/?a=1 <b> & @nobody');
    expect(last?.text).toBe(
      `<@${ben.id}|ben.b> <#${books.id}|books> <https://example.com/?a=1> &lt;b&gt; &amp; @nobody`,
    );
    await anna.command('/plain @ben.b <b>');
    expect(last?.text).toBe('@ben.b <b>');
  });

  it('that the manifest does not know never reaches the app', async () => {
    expect(await anna.command('/unknown')).toEqual({ ok: false, error: 'invalid_command' });
    expect(last).toBeUndefined();
    expect(anna.messages()).toMatchObject([{ system: true, ephemeral: true }]);
  });

  it('is answered by the acknowledgement itself', async () => {
    answer = 'Just words';
    await anna.command('/demo');
    answer = { response_type: 'in_channel', text: 'For all' };
    await anna.command('/demo');
    expect(anna.messages().map(({ text, ephemeral }) => [text, ephemeral])).toEqual([
      ['Just words', true],
      ['For all', false],
    ]);
    const ben = slack.as(slack.addUser());
    expect(ben.messages().map((message) => message.text)).toEqual(['For all']);
  });

  it('fails on an answer that breaks a rule', async () => {
    answer = { text: 'Hi', blocks: [{ type: 'banner' }] };
    expect(await anna.command('/demo')).toEqual({ ok: false, error: 'invalid_blocks' });
    expect(slack.violations).toMatchObject([{ where: 'command answer', error: 'invalid_blocks' }]);
    expect(anna.messages()).toMatchObject([{ system: true }]);
  });

  it('that nobody acknowledges fails in the person’s sight alone', async () => {
    answer = undefined;
    expect(await anna.command('/demo')).toMatchObject({ ok: false });
    expect(anna.messages()).toMatchObject([
      { ephemeral: true, system: true, text: '/demo failed with the error "operation_timeout"' },
    ]);
    expect(slack.as(slack.addUser()).messages()).toEqual([]);
  });

  it('fails at once while the app is away', async () => {
    await demo.stop();
    expect(await anna.command('/demo')).toEqual({ ok: false, error: 'dispatch_failed' });
    demo = await socketModeApp(slack, register);
    expect(await anna.command('/demo')).toMatchObject({ ok: true });
  });

  it('that nobody acknowledges fails over HTTP, too', async () => {
    await demo.stop();
    demo = await httpApp(slack, register, quiet);
    answer = undefined;
    expect(await anna.command('/demo')).toEqual({ ok: false, error: 'operation_timeout' });
  });
});

describe('a response_url', () => {
  it('is good for five messages', async () => {
    await anna.command('/demo');
    for (const text of ['1', '2', '3', '4', '5']) await respond(text);
    expect(anna.messages().map((message) => message.text)).toEqual(['1', '2', '3', '4', '5']);
    await expect(respond('6')).rejects.toThrow();
    expect(anna.messages()).toHaveLength(5);
  });

  it('is good for thirty minutes', async () => {
    await anna.command('/demo');
    now += 30 * 60 * 1000;
    await respond('In time');
    now += 1;
    await expect(respond('Late')).rejects.toThrow();
    expect(anna.messages().map((message) => message.text)).toEqual(['In time']);
  });

  it('refuses what breaks a rule', async () => {
    await anna.command('/demo');
    await expect(respond({ text: 'Hi', blocks: [{ type: 'banner' }] })).rejects.toThrow();
    await expect(respond({ blocks: [{ type: 'divider' }] })).rejects.toThrow();
    expect(anna.messages()).toEqual([]);
    expect(slack.violations.map((each) => each.error)).toEqual(['invalid_blocks', 'no_text']);
  });

  it('works in a channel without the app', async () => {
    await anna.command('/demo');
    await respond({ text: 'Seen by all', response_type: 'in_channel' });
    expect(slack.general.members.has(slack.botUserId)).toBe(false);
    expect(slack.as(slack.addUser()).messages()).toMatchObject([{ text: 'Seen by all' }]);
  });
});
