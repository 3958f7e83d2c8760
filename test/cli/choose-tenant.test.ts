import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/local-slack.ts';
import { useLicensing } from '../support/licensing.ts';
import { runCli } from './run-cli.ts';

const PEOPLE = 'email,display_name,usage_location,manager_email,status\na@example.com,A,,,\n';
const licensing = useLicensing();
let slack: LocalSlack;

beforeAll(async () => {
  slack = await startLocalSlack();
});
afterAll(() => slack.stop());

beforeEach(async () => {
  for (const table of ['audit_entry', 'person', 'tenant']) {
    const disable = table === 'audit_entry' ? 'alter table audit_entry disable trigger user;' : '';
    await licensing.em.execute(`${disable} delete from ${table}`);
  }
});

async function tenants(...ids: string[]): Promise<void> {
  for (const id of ids) {
    await licensing.em.execute('insert into tenant (id, name) values (?, ?)', [
      id,
      `Name of ${id}`,
    ]);
  }
}

function importPeople(env: Record<string, string> = {}) {
  return runCli(['import', 'people', '-'], {
    env: { DATABASE_URL: licensing.database.url, ...env },
    input: [PEOPLE],
  });
}

const withToken = () => ({ SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl });

describe('without --tenant', () => {
  test('the only tenant there is, is meant; also when Slack does not answer', async () => {
    await tenants('TONE');
    expect((await importPeople()).stdout).toContain('imported into TONE');
    const dead = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_API_URL: 'http://127.0.0.1:1/api/' };
    expect((await importPeople(dead)).stdout).toContain('imported into TONE');
  });

  test('the one that the token answers for is meant, and made where it is not there yet', async () => {
    const { stdout } = await importPeople(withToken());
    expect(stdout).toContain(`Tenant ${slack.team.id} did not exist yet; it was made.`);
    expect(stdout).toContain(`imported into ${slack.team.id}`);
    const [tenant] = await licensing.em.execute<{ name: string }[]>('select name from tenant');
    expect(tenant).toEqual({ name: slack.team.name });

    await tenants('TTWO');
    const { stdout: again } = await importPeople(withToken());
    expect(again).toContain(`imported into ${slack.team.id}`);
    expect(again).not.toContain('did not exist');
  });

  test('several are listed, and nothing is guessed', async () => {
    await tenants('TONE', 'TTWO');
    expect(await importPeople()).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'It is not clear which tenant is meant: name one with --tenant TEAM_ID. ' +
        'There are: TONE (Name of TONE), TTWO (Name of TTWO).\n',
    });
  });

  test('the only one is not taken when the token answers for another', async () => {
    await tenants('TONE');
    const { code, stderr } = await importPeople(withToken());
    expect(code).toBe(1);
    expect(stderr).toContain('There is: TONE (Name of TONE).');
    expect(stderr).toContain(`The token in SLACK_BOT_TOKEN answers for ${slack.team.id}`);
    expect(await licensing.em.execute('select id from tenant')).toHaveLength(1);
  });
});

test('A named tenant keeps its name, and must be there for what only reads', async () => {
  await tenants('TONE');
  const env = { DATABASE_URL: licensing.database.url };
  const named = await runCli(['import', 'people', '-', '--tenant', 'TONE'], {
    env,
    input: [PEOPLE],
  });
  expect(named.code).toBe(0);
  expect(await licensing.em.execute('select name from tenant')).toEqual([{ name: 'Name of TONE' }]);
  for (const args of [['check'], ['export', 'assignments', '-']]) {
    expect(await runCli([...args, '--tenant', 'TTYPO'], { env })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no tenant TTYPO. There is: TONE (Name of TONE).\n',
    });
  }
});
