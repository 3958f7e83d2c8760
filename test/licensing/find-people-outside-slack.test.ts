import { findPeopleOutsideSlack } from '../../src/licensing/find-people-outside-slack.ts';
import { aPerson, asEverybody, aTenant, type Workspace } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

async function aCompany() {
  const tenant = await aTenant(licensing);
  await aPerson(tenant, { displayName: 'noor Bakker', email: 'n.bakker@example.test' });
  await aPerson(tenant, { displayName: 'Noor in Slack', slackUserId: 'U1' });
  await aPerson(tenant, { displayName: 'Émile Dupont', email: 'emile_d@example.test' });
  await aPerson(tenant, { displayName: 'Zoë 100%', slackUserId: 'U2', status: 'deleted' });
  await aPerson(await aTenant(licensing), { displayName: 'Noor Elsewhere' });
  return tenant;
}

async function namesOf(
  { admin }: Workspace,
  input: Partial<Parameters<typeof findPeopleOutsideSlack>[2]>,
) {
  const people = await findPeopleOutsideSlack(licensing, admin, {
    query: '',
    limit: 100,
    ...input,
  });
  return people.map(({ displayName }) => displayName);
}

describe('a search for people whom Slack does not offer', () => {
  test.each([
    ['noor', ['noor Bakker']],
    ['BAKKER noor', ['noor Bakker']],
    ['noor example.test', ['noor Bakker']],
    ['éMILE', ['Émile Dupont']],
    ['_', ['Émile Dupont']],
    ['example', ['noor Bakker', 'Émile Dupont']],
    ['zoë', []],
    ['nobody', []],
  ])('for %j finds %j', async (query, names) => {
    expect(await namesOf(await aCompany(), { query })).toEqual(names);
  });

  test('tells all that a picker needs', async () => {
    const tenant = await aCompany();
    expect(
      await findPeopleOutsideSlack(licensing, tenant.admin, { query: 'bakker', limit: 5 }),
    ).toEqual([
      {
        id: expect.any(String),
        displayName: 'noor Bakker',
        email: 'n.bakker@example.test',
        status: 'active',
      },
    ]);
  });

  test('finds deleted people where it is told to', async () => {
    expect(await namesOf(await aCompany(), { query: '100%', status: 'any' })).toEqual(['Zoë 100%']);
  });

  test('finds who is not in Slack, and who is deleted there where it is told to', async () => {
    const tenant = await aCompany();
    const active = ['Ada Admin', 'noor Bakker', 'Émile Dupont'];
    expect(await namesOf(tenant, {})).toEqual(active);
    const all = ['Ada Admin', 'noor Bakker', 'Zoë 100%', 'Émile Dupont'];
    expect(await namesOf(tenant, { status: 'any' })).toEqual(all);
  });

  test('offers an exact name first, then beginnings of names, of words, and the rest', async () => {
    const tenant = await aTenant(licensing);
    const names = ['Alina Oliver', 'Nadia Lind', 'Li Nan', 'LI NA', 'Lisa'];
    for (const displayName of names) await aPerson(tenant, { displayName });
    const best = ['LI NA', 'Li Nan', 'Nadia Lind', 'Alina Oliver'];
    expect(await namesOf(tenant, { query: 'li na' })).toEqual(best);
    expect(await namesOf(tenant, { query: 'li na', limit: 1 })).toEqual(['LI NA']);
    expect(await namesOf(tenant, { query: 'li', limit: 4 })).toEqual([
      'LI NA',
      'Li Nan',
      'Lisa',
      'Nadia Lind',
    ]);
  });

  test('gives no more than it is asked for, by name', async () => {
    expect(await namesOf(await aCompany(), { limit: 2 })).toEqual(['Ada Admin', 'noor Bakker']);
  });

  test('is for administrators only', async () => {
    const tenant = await aCompany();
    const person = asEverybody(tenant, await aPerson(tenant));
    const work = findPeopleOutsideSlack(licensing, person, { query: 'noor', limit: 5 });
    expect((await refusal(work)).code).toBe('not_allowed');
  });
});
