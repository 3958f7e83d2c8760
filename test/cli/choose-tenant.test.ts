import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/local-slack.ts';
import { chooseExistingTenant, chooseTenant } from '../../src/cli/choose-tenant.ts';
import { useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();
let slack: LocalSlack;

beforeAll(async () => {
  slack = await startLocalSlack();
  licensing.database.onClose(() => slack.stop());
});

beforeEach(() => licensing.em.execute('delete from tenant'));

async function tenants(...ids: string[]): Promise<void> {
  for (const id of ids) {
    await licensing.em.execute('insert into tenant (id, name) values (?, ?)', [id, `Acme ${id}`]);
  }
}

function connected(slackBotToken?: string, slackApiUrl = slack.apiUrl) {
  const config = { databaseUrl: licensing.database.url, slackBotToken, slackApiUrl };
  return { config, licensing };
}

describe('without --tenant', () => {
  test('the only tenant there is, is meant; also when Slack does not answer', async () => {
    await tenants('TONE');
    const only = { id: 'TONE', name: 'Acme TONE', exists: true };
    expect(await chooseTenant(connected(), undefined)).toEqual(only);
    const dead = connected('xoxb-1', 'http://127.0.0.1:1/api/');
    expect(await chooseTenant(dead, undefined)).toEqual(only);
    expect(await chooseTenant(connected('xoxb-revoked'), undefined)).toEqual(only);
  });

  test('the one that the token answers for is meant, also before it exists', async () => {
    const { id, name } = slack.team;
    const choose = () => chooseTenant(connected(slack.botToken), undefined);
    expect(await choose()).toEqual({ id, name, exists: false });
    await tenants('TONE', 'TTWO', id);
    expect(await choose()).toEqual({ id, name, exists: true });
  });

  test('several are listed, and nothing is guessed', async () => {
    await tenants('TONE', 'TTWO');
    await expect(chooseTenant(connected(), undefined)).rejects.toThrow(
      /^It is not clear which tenant is meant: name one with --tenant TEAM_ID. There are: TONE \(Acme TONE\), TTWO \(Acme TTWO\)\.$/,
    );
    await expect(chooseTenant(connected('xoxb-revoked'), undefined)).rejects.toThrow(
      /TTWO.* Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)/,
    );
  });

  test('the only one is not taken when the token answers for another', async () => {
    await tenants('TONE');
    await expect(chooseTenant(connected(slack.botToken), undefined)).rejects.toThrow(
      `There is: TONE (Acme TONE). The token in SLACK_BOT_TOKEN answers for ${slack.team.id}`,
    );
  });
});

test('A named tenant is meant, whatever else there is; what only reads needs it to be there', async () => {
  await tenants('TONE', 'TTWO');
  const one = { id: 'TONE', name: 'Acme TONE', exists: true };
  expect(await chooseTenant(connected(slack.botToken), 'TONE')).toEqual(one);
  expect(await chooseExistingTenant(connected(), 'TONE')).toEqual(one);
  expect(await chooseTenant(connected(), 'TNEW')).toEqual({
    id: 'TNEW',
    name: 'TNEW',
    exists: false,
  });
  await expect(chooseExistingTenant(connected(), 'TNEW')).rejects.toThrow(
    'There is no tenant TNEW. There are: TONE (Acme TONE), TTWO (Acme TTWO).',
  );
});
