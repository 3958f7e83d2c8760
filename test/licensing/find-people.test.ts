import { findPeople } from '../../src/licensing/find-people.ts';
import { aPerson, asEverybody, aTenant, type Workspace } from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

async function aCompany() {
  const tenant = await aTenant(licensing);
  await aPerson(tenant, {
    displayName: 'noor Bakker',
    email: 'n.bakker@example.test',
    slackUserId: 'U1',
  });
  await aPerson(tenant, { displayName: 'Émile Dupont', email: 'emile_d@example.test' });
  await aPerson(tenant, { displayName: 'Zoë 100%', slackUserId: 'U2', status: 'deleted' });
  await aPerson(await aTenant(licensing), { displayName: 'Noor Elsewhere' });
  return tenant;
}

async function namesOf({ admin }: Workspace, input: Partial<Parameters<typeof findPeople>[2]>) {
  const people = await findPeople(licensing, admin, { query: '', limit: 100, ...input });
  return people.map(({ displayName }) => displayName);
}

describe('a search for people', () => {
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
    expect(await findPeople(licensing, tenant.admin, { query: 'bakker', limit: 5 })).toEqual([
      {
        id: expect.any(String),
        displayName: 'noor Bakker',
        email: 'n.bakker@example.test',
        slackUserId: 'U1',
        status: 'active',
      },
    ]);
  });

  test('finds deleted people where it is told to', async () => {
    expect(await namesOf(await aCompany(), { query: '100%', status: 'any' })).toEqual(['Zoë 100%']);
  });

  test('can leave out whom a picker of Slack offers: who is in Slack and not deleted', async () => {
    const tenant = await aCompany();
    expect(await namesOf(tenant, { onlyWithoutSlack: true })).toEqual([
      'Ada Admin',
      'Émile Dupont',
    ]);
    expect(await namesOf(tenant, { onlyWithoutSlack: true, status: 'any' })).toEqual([
      'Ada Admin',
      'Zoë 100%',
      'Émile Dupont',
    ]);
  });

  test('gives no more than it is asked for, by name', async () => {
    expect(await namesOf(await aCompany(), { limit: 2 })).toEqual(['Ada Admin', 'noor Bakker']);
  });

  test('is for administrators only', async () => {
    const tenant = await aCompany();
    const person = asEverybody(tenant, await aPerson(tenant));
    const work = findPeople(licensing, person, { query: 'noor', limit: 5 });
    expect((await refusal(work)).code).toBe('not_allowed');
  });
});
