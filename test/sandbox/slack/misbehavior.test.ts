// Bad days on demand: late, refused, broken and lost answers.
import { WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { type LocalSlack, startLocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { demoManifest } from './demo-app.ts';
import { quiet } from './rules/sending.ts';

let slack: LocalSlack;
let client: WebClient;

beforeEach(async () => {
  slack = await startLocalSlack({ manifest: demoManifest });
  client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    logger: quiet,
  });
});

afterEach(() => slack.stop());

function post() {
  const anna = [...slack.workspace.users.values()].find((user) => user.name === 'anna');
  return client.chat.postMessage({
    channel: (anna ?? slack.addUser({ name: 'anna' })).id,
    text: 'Hi',
  });
}

const posted = () => slack.workspace.messages.length;

it('says how long to wait when it is asked too often', async () => {
  slack.misbehave({ kind: 'rate_limited', method: 'chat.postMessage', retryAfter: 7, times: 1 });
  const error = await post().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WebAPIRateLimitedError);
  expect(error).toMatchObject({ retryAfter: 7 });
  expect(posted()).toBe(0);
  await post();
  expect(posted()).toBe(1);
});

it('fails with a 500 and does nothing', async () => {
  slack.misbehave({ kind: 'error500', method: 'chat.postMessage' });
  await expect(post()).rejects.toThrow();
  await expect(post()).rejects.toThrow();
  expect(posted()).toBe(0);
  slack.behave();
  await post();
  expect(posted()).toBe(1);
});

it.each(['lost_answer', 'half'] as const)('%s: done, but the app cannot know', async (kind) => {
  slack.misbehave({ kind, method: 'chat.postMessage', times: 1 });
  await expect(post()).rejects.toThrow();
  expect(posted()).toBe(1);
});

it('is not reached', async () => {
  slack.misbehave({ kind: 'unreachable', method: 'chat.postMessage', times: 1 });
  await expect(post()).rejects.toThrow();
  expect(posted()).toBe(0);
});

it.each(['slow', 'silent'] as const)('is %s', async (kind) => {
  slack.misbehave({ kind, delayMs: 200, times: 1 });
  const impatient = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    timeout: 50,
    retryConfig: { retries: 0 },
    logger: quiet,
  });
  await expect(impatient.auth.test()).rejects.toThrow();
  expect(await client.auth.test()).toMatchObject({ ok: true });
});

it('only hits the method that was named', async () => {
  slack.misbehave({ kind: 'error500', method: 'views.open' });
  expect(await client.auth.test()).toMatchObject({ ok: true });
});

it('can enforce one message a second and channel', async () => {
  await slack.stop();
  let now = Date.now();
  slack = await startLocalSlack({
    manifest: demoManifest,
    enforceRateLimits: true,
    now: () => now,
  });
  client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    rejectRateLimitedCalls: true,
    logger: quiet,
  });
  await post();
  await expect(post()).rejects.toBeInstanceOf(WebAPIRateLimitedError);
  now += 1000;
  await post();
  expect(posted()).toBe(2);
});
