import { importPeopleCsv } from '../../src/imports/import-csv.ts';
import { assignLicense } from '../../src/licensing/assign-license.ts';
import { lockPersons } from '../../src/licensing/assignment-facts.ts';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import type { ImportProblem, Report } from '../../src/licensing/imports/problems.ts';
import { plainly } from '../licensing/assigning.ts';
import { auditOf } from '../support/audit.ts';
import {
  anAssignment,
  aPerson,
  aPlan,
  aProduct,
  asEverybody,
  aTenant,
  type Workspace,
} from '../support/builders.ts';
import { refusal, useLicensing } from '../support/licensing.ts';
import { runJobs } from '../support/run-jobs.ts';
import { sourcesOf } from '../support/sources.ts';
import { until } from '../support/until.ts';
import { changesOf, csv, importer, problemsOf, refusalOf } from './importing.ts';

const HEADER = 'email,display_name,usage_location,manager_email,status';
const licensing = useLicensing();

function importPeople(workspace: Workspace, ...lines: string[]) {
  return reportingImport(workspace, lines);
}

function reportingImport(workspace: Workspace, lines: string[], report?: Report) {
  return importPeopleCsv(licensing, importer(workspace), csv([HEADER, ...lines]), {
    fileName: 'people.csv',
    report,
  });
}

interface Row {
  email: string;
  name: string;
  location: string | null;
  manager: string | null;
  status: string;
}

/** Everybody with an e-mail, by e-mail. */
async function people({ em, tenantId }: Workspace): Promise<Record<string, Omit<Row, 'email'>>> {
  const rows = await em.execute<Row[]>(
    `select p.email, p.display_name as name, p.usage_location as location, m.email as manager,
        p.status
       from person p left join person m on m.tenant_id = p.tenant_id and m.id = p.manager_id
      where p.tenant_id = ? and p.email is not null order by p.email`,
    [tenantId],
  );
  return Object.fromEntries(rows.map(({ email, ...rest }) => [email, rest]));
}

describe('people', () => {
  test('are made, with lower-cased e-mails and managers that come on a later line', async () => {
    const acme = await aTenant(licensing);
    expect(
      await importPeople(
        acme,
        'Ann@Example.com,Ann,NL,BOB@example.com,active',
        'bob@example.com,Bob,de,,',
        'cy@example.com,Cy,,ann@example.com,deleted',
      ),
    ).toEqual({ lines: 3, created: 3, updated: 0, unchanged: 0 });
    expect(await people(acme)).toEqual({
      'ann@example.com': {
        name: 'Ann',
        location: 'NL',
        manager: 'bob@example.com',
        status: 'active',
      },
      'bob@example.com': { name: 'Bob', location: 'DE', manager: null, status: 'active' },
      'cy@example.com': {
        name: 'Cy',
        location: null,
        manager: 'ann@example.com',
        status: 'deleted',
      },
    });
  });

  test('imported again are updated; an empty cell leaves what is there, a missing line too', async () => {
    const acme = await aTenant(licensing);
    const first = ['ann@example.com,Ann,NL,bob@example.com,', 'bob@example.com,Bob,,,deleted'];
    await importPeople(acme, ...first);
    expect(await importPeople(acme, ...first)).toMatchObject({ updated: 0, unchanged: 2 });
    expect(
      await importPeople(acme, 'ann@example.com,Ann Lee,,,', 'cy@example.com,Cy,,ann@example.com,'),
    ).toEqual({ lines: 2, created: 1, updated: 1, unchanged: 0 });
    expect(await people(acme)).toMatchObject({
      'ann@example.com': { name: 'Ann Lee', location: 'NL', manager: 'bob@example.com' },
      'bob@example.com': { name: 'Bob', status: 'deleted' },
      'cy@example.com': { manager: 'ann@example.com' },
    });
  });

  test('who are in Slack keep the name and status that Slack says', async () => {
    const acme = await aTenant(licensing);
    await aPerson(acme, {
      email: 'ann@example.com',
      displayName: 'Ann in Slack',
      slackUserId: 'U1',
      usageLocation: null,
    });
    const line = 'ann@example.com,Ann in the file,NL,bob@example.com,deleted';
    expect(await importPeople(acme, line, 'bob@example.com,Bob,,,')).toMatchObject({
      created: 1,
      updated: 1,
    });
    expect((await people(acme))['ann@example.com']).toEqual({
      name: 'Ann in Slack',
      location: 'NL',
      manager: 'bob@example.com',
      status: 'active',
    });
    expect(await importPeople(acme, line)).toMatchObject({ unchanged: 1 });
  });

  test('are found, and have managers, in their own tenant only', async () => {
    const acme = await aTenant(licensing);
    const other = await aTenant(licensing);
    await importPeople(other, 'ann@example.com,Ann,FR,,', 'boss@example.com,Boss,,,');
    expect(await problemsOf(importPeople(acme, 'x@example.com,X,,boss@example.com,'))).toEqual([
      {
        line: 2,
        column: 'manager_email',
        cause: '"boss@example.com" is neither in the file nor known already',
      },
    ]);
    expect(await importPeople(acme, 'ann@example.com,Another Ann,,,')).toMatchObject({
      created: 1,
    });
    expect((await people(other))['ann@example.com']).toMatchObject({ name: 'Ann', location: 'FR' });
  });

  test('keep names that other programs would trip over', async () => {
    const acme = await aTenant(licensing);
    const names = [
      '<!channel> & <@U1>',
      'שרה לוי',
      '👩‍👩‍👧‍👦 Ops',
      '=1+1',
      "Robert'); drop table --",
      'Who? :me',
    ];
    await importPeople(acme, ...names.map((name, index) => `p${index}@example.com,"${name}",,,`));
    expect(Object.values(await people(acme)).map(({ name }) => name)).toEqual(names);
  });

  test('have white space put in order', async () => {
    const acme = await aTenant(licensing);
    await importPeople(acme, ' ann@example.com\u00a0, Ann\u00a0\u00a0Lee\t, NL ,,');
    expect(await people(acme)).toMatchObject({
      'ann@example.com': { name: 'Ann Lee', location: 'NL' },
    });
  });

  test('are audited one by one where they change, with what changes', async () => {
    const acme = await aTenant(licensing);
    const other = await aTenant(licensing);
    const ann = await aPerson(acme, { email: 'ann@example.com', slackUserId: 'U1' });
    const bob = await aPerson(acme, {
      email: 'bob@example.com',
      displayName: 'Bob',
      slackUserId: null,
      usageLocation: 'NL',
    });
    await aPerson(other, { email: 'bob@example.com', slackUserId: null });
    const lines = [
      'ann@example.com,Not in Slack,,bob@example.com,deleted',
      'bob@example.com,Robert,DE,,deleted',
      'cy@example.com,Cy,NL,ann@example.com,',
    ];
    await importPeople(acme, ...lines);
    const changes = await changesOf(acme, 'person.import');
    expect(changes).toHaveLength(2);
    expect(changes).toEqual(
      expect.arrayContaining([
        {
          personId: ann.id,
          productId: null,
          before: { managerId: null },
          after: { managerId: bob.id },
        },
        {
          personId: bob.id,
          productId: null,
          before: { displayName: 'Bob', usageLocation: 'NL', status: 'active' },
          after: { displayName: 'Robert', usageLocation: 'DE', status: 'deleted' },
        },
      ]),
    );
    await importPeople(acme, ...lines);
    expect(await changesOf(acme, 'person.import')).toEqual(changes);
    expect(await changesOf(other, 'person.import')).toEqual([]);
    const [entry] = (await auditOf(acme)).filter(({ action }) => action === 'person.import');
    expect(entry).toMatchObject({
      at: licensing.clock(),
      actorKind: 'system',
      actorId: null,
      surface: 'cli',
      reason: 'a test',
    });
  });

  test('that are all new are audited as one import', async () => {
    const acme = await aTenant(licensing);
    await importPeople(acme, 'ann@example.com,Ann,,,', 'bob@example.com,Bob,,,');
    const entries = await licensing.em.execute<object[]>(
      `select action, actor_kind, surface, reason, after from audit_entry where tenant_id = ?`,
      [acme.tenantId],
    );
    expect(entries).toEqual([
      {
        action: 'import.people',
        actor_kind: 'system',
        surface: 'cli',
        reason: 'a test',
        after: { file: 'people.csv', lines: 2, created: 2, updated: 0, unchanged: 0 },
      },
    ]);
  });
});

describe('a file with bad lines', () => {
  test('is refused as a whole, and every one of them is named', async () => {
    const acme = await aTenant(licensing);
    const problems = await problemsOf(
      importPeople(
        acme,
        'ann@example.com,Ann,NL,,',
        'not an address,Bob,NL,,',
        'cy@example.com,,UK,,gone',
        'dee@example.com,Dee,NL',
        'eve@example.com,Eve,,eve@example.com,',
        ',Fay,,,',
        `gus@example.com,${'x'.repeat(256)},,,`,
      ),
    );
    expect(problems).toEqual([
      { line: 3, column: 'email', cause: '"not an address" is not an e-mail address' },
      { line: 4, column: 'display_name', cause: 'is empty' },
      {
        line: 4,
        column: 'usage_location',
        cause: '"UK" is not a country code of ISO 3166-1 alpha-2, like NL',
      },
      { line: 4, column: 'status', cause: '"gone" is neither active nor deleted' },
      { line: 5, cause: 'has 3 cells, but the header has 5 columns' },
      { line: 6, column: 'manager_email', cause: 'is the same person' },
      { line: 7, column: 'email', cause: 'is empty' },
      { line: 8, column: 'display_name', cause: 'has more than 255 characters' },
    ]);
    expect(await people(acme)).toEqual({});
  });

  test('names both lines of an e-mail that is there twice, in whatever case', async () => {
    const acme = await aTenant(licensing);
    expect(
      await problemsOf(
        importPeople(
          acme,
          'ann@example.com,Ann,,,',
          'bob@example.com,Bob,,,',
          'ANN@example.com,A,,,',
        ),
      ),
    ).toEqual([{ line: 4, column: 'email', cause: '"ann@example.com" stands on line 2 already' }]);
  });

  test('does not take a manager for unknown whose own line is bad', async () => {
    const acme = await aTenant(licensing);
    const problems = await problemsOf(
      importPeople(
        acme,
        'ann@example.com,Ann,,boss@example.com,',
        'boss@example.com,Boss,Atlantis,,',
        'cy@example.com,Cy,,nobody@example.com,',
      ),
    );
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'usage_location'],
      [4, 'manager_email'],
    ]);
  });

  test('reports each of them once, however many, and keeps the first few', async () => {
    const acme = await aTenant(licensing);
    const lines = Array.from({ length: 5000 }, (_, index) =>
      index % 2 === 0
        ? `p${index}@example.com,P,XX,,`
        : `p${index}@example.com,P,,nobody${index}@example.com,`,
    );
    const reported: ImportProblem[] = [];
    const { problems, total } = await refusalOf(
      reportingImport(acme, lines, (problem) => reported.push(problem)),
    );
    const found = (column: string) =>
      reported.filter((problem) => problem.column === column).map(({ line }) => line);
    const every = (first: number) => Array.from({ length: 2500 }, (_, index) => first + 2 * index);
    expect(found('usage_location')).toEqual(every(2));
    expect(found('manager_email')).toEqual(every(3));
    expect(reported.at(-1)?.cause).toBe(
      '"nobody4999@example.com" is neither in the file nor known already',
    );
    expect(total).toBe(5000);
    expect(reported).toHaveLength(5000);
    expect(problems).toEqual(reported.slice(0, 20));
  });

  test('shows values so that they can do nothing to a terminal', async () => {
    const acme = await aTenant(licensing);
    const [problem] = await problemsOf(importPeople(acme, 'a\u001b[2J\u202e\u009b,Ann,,,'));
    expect(problem?.cause).toBe('"a\\u001b[2j\\u202e\\u009b" is not an e-mail address');
  });
});

test('A name may have 255 characters, however many bytes they take', async () => {
  const acme = await aTenant(licensing);
  const name = '🦉'.repeat(255);
  await importPeople(acme, `ann@example.com,${name},,,`);
  expect(await people(acme)).toMatchObject({ 'ann@example.com': { name } });
});

test('Who does not administer licenses imports nothing', async () => {
  const acme = await aTenant(licensing);
  const person = await aPerson(acme);
  const work = importPeopleCsv(licensing, asEverybody(acme, person), csv([HEADER, 'a@b.c,A,,,']), {
    fileName: 'people.csv',
  });
  expect(await refusal(work)).toMatchObject({ code: 'not_allowed' });
  expect(await people(acme)).toEqual({});
});

test('A new tenant is made together with what is imported, or not at all', async () => {
  const context = importer({ tenantId: 'TNEW' });
  const options = { fileName: 'people.csv', newTenantName: 'New' };
  const tenants = () =>
    licensing.em.execute<{ name: string }[]>(`select name from tenant where id = 'TNEW'`);
  await problemsOf(importPeopleCsv(licensing, context, csv([HEADER, 'bad,A,,,']), options));
  expect(await tenants()).toEqual([]);
  await importPeopleCsv(licensing, context, csv([HEADER, 'a@example.com,A,,,']), options);
  expect(await tenants()).toEqual([{ name: 'New' }]);
});

test('Two imports of the same people at once do not trip over each other', async () => {
  const acme = await aTenant(licensing);
  const lines = Array.from(
    { length: 300 },
    (_, index) => `p${index}@example.com,P,,p${(index + 1) % 300}@example.com,`,
  );
  const results = await Promise.all([
    importPeople(acme, ...lines),
    importPeople(acme, ...lines.toReversed()),
  ]);
  expect(results.map(({ created }) => created).sort()).toEqual([0, 300]);
});

describe('a complete file', () => {
  const complete = (workspace: Workspace, ...lines: string[]) =>
    importPeopleCsv(licensing, importer(workspace), csv([HEADER, ...lines]), {
      ...{ fileName: 'people.csv', complete: true },
    });

  test('deletes who is missing and not in Slack, and brings back who is listed again', async () => {
    const acme = await aTenant(licensing);
    const [ann, bob] = [
      await aPerson(acme, { displayName: 'Ann', email: 'ann@example.com' }),
      await aPerson(acme, { displayName: 'Bob', email: 'bob@example.com' }),
    ];
    await aPerson(acme, { displayName: 'Sue', email: 'sue@example.com', slackUserId: 'U1' });
    const product = await aProduct(acme, { displayName: 'P1', seats: 1 });
    await anAssignment(acme, bob, product);
    const cy = 'cy@example.com,Cy,,,deleted';
    expect(await complete(acme, 'ann@example.com,Ann,,,', cy)).toEqual({
      ...{ lines: 2, created: 1, updated: 0, unchanged: 1, deleted: 2 },
    });
    await runJobs(licensing, acme.tenantId);
    const statuses = async () =>
      Object.entries(await people(acme)).map(([email, { status }]) => `${email} ${status}`);
    expect(await statuses()).toEqual([
      'ann@example.com active',
      'bob@example.com deleted',
      'cy@example.com deleted',
      'sue@example.com active',
    ]);
    expect(await sourcesOf(acme)).toEqual(['Bob P1 direct suspended']);
    expect(await changesOf(acme, 'person.import')).toContainEqual({
      personId: bob.id,
      productId: null,
      before: { status: 'active' },
      after: { status: 'deleted' },
    });

    // Somebody else takes the seat; it is given back all the same.
    await assignLicense(licensing, acme.admin, {
      ...{ ...plainly, personId: ann.id, productId: product.id },
    });
    licensing.time.advance({ days: 29 });
    await complete(acme, 'ann@example.com,Ann,,,', 'bob@example.com,Bob,,,', cy);
    await runJobs(licensing, acme.tenantId);
    expect(await statuses()).toContain('bob@example.com active');
    expect(await sourcesOf(acme)).toEqual(['Ann P1 direct active', 'Bob P1 direct active']);
  });

  test('locks those who change and those who are missing in one order', async () => {
    const acme = await aTenant(licensing);
    const two = [
      await aPerson(acme, { displayName: 'P', email: 'one@example.com' }),
      await aPerson(acme, { displayName: 'P', email: 'two@example.com' }),
    ];
    const [missing, changed] = two.sort((one, other) => (one.id < other.id ? -1 : 1));
    const em = licensing.em.fork();
    await em.begin();
    await lockPersons(em, acme.tenantId, [missing?.id ?? '']);
    const importing = complete(acme, `${changed?.email},New name,,,`);
    await until('it waits for who is missing', async () => {
      const waiting = await licensing.em.execute(
        `select from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await lockPersons(em, acme.tenantId, [changed?.id ?? '']);
    await em.rollback();
    await importing;
    expect(await people(acme)).toMatchObject({
      [missing?.email ?? '']: { status: 'deleted' },
      [changed?.email ?? '']: { name: 'New name', status: 'active' },
    });
  });

  test('deletes nobody where a line is bad, or there is none', async () => {
    const acme = await aTenant(licensing);
    await aPerson(acme, { displayName: 'Ann', email: 'ann@example.com' });
    expect(await problemsOf(complete(acme))).toHaveLength(1);
    expect(await problemsOf(complete(acme, 'bob@example.com,Bob,,,', 'nonsense'))).toHaveLength(1);
    expect(await people(acme)).toMatchObject({ 'ann@example.com': { status: 'active' } });
  });

  test('leaves another tenant’s people alone', async () => {
    const [acme, other] = [await aTenant(licensing), await aTenant(licensing)];
    await aPerson(other, { displayName: 'Ann', email: 'ann@example.com' });
    await complete(acme, 'bob@example.com,Bob,,,');
    expect(await people(other)).toMatchObject({ 'ann@example.com': { status: 'active' } });
  });
});

describe('a move of 5,000 people', () => {
  const MANY = 5_000;

  /** Each has a license that is not offered in China. */
  async function aBigTenant() {
    const acme = await aTenant(licensing);
    const calls = await aPlan(acme, { prohibitedCountries: ['CN'] });
    const { id } = await aProduct(acme, { displayName: 'Calls', seats: null, plans: [calls] });
    await licensing.em.execute(
      `insert into person (tenant_id, id, email, display_name, usage_location)
         select :tenantId, gen_random_uuid(), 'p' || n || '@example.com', 'P' || n, 'NL'
           from generate_series(1, :count) n;
       insert into source (tenant_id, id, person_id, product_id, since)
         select tenant_id, gen_random_uuid(), p.id, pr.id, now()
           from person p join product pr using (tenant_id)
          where tenant_id = :tenantId and p.email is not null;
       update product set assigned = :count where tenant_id = :tenantId;
       analyze person, source`,
      { tenantId: acme.tenantId, count: MANY },
    );
    const lines = Array.from({ length: MANY }, (_, i) => `p${i + 1}@example.com,P${i + 1},CN,,`);
    const run = (preview: boolean) =>
      importPeopleCsv(licensing, importer(acme), csv([HEADER, ...lines]), {
        ...{ fileName: 'people.csv', preview },
      });
    const assigned = async () => {
      const sql = 'select assigned from product where tenant_id = ? and id = ?';
      const [row] = await licensing.em.execute<{ assigned: number }[]>(sql, [acme.tenantId, id]);
      return row?.assigned;
    };
    return { acme, run, assigned };
  }

  test('is previewed with how many licenses break, and whose; then it is as it was told', async () => {
    const { acme, run, assigned } = await aBigTenant();
    const { preview, ...told } = await run(true);
    expect(told).toEqual({ lines: MANY, created: 0, updated: MANY, unchanged: 0 });
    expect(preview).toMatchObject({
      failing: {
        total: MANY,
        byCode: [{ code: 'prohibited_in_usage_location', count: MANY }],
      },
      suspended: { total: 0 },
      regained: { total: 0 },
    });
    expect(preview?.failing.first).toHaveLength(100);
    expect(preview?.failing.first[0]).toEqual({
      ...{ person: 'P1', product: 'Calls', group: null },
      errorCode: 'prohibited_in_usage_location',
    });
    await runJobs(licensing, acme.tenantId);
    expect(await assigned()).toBe(MANY);

    await run(false);
    await runJobs(licensing, acme.tenantId);
    expect(await assigned()).toBe(0);
    expect(await checkCounts(licensing, acme.tenantId)).toEqual([]);
  });
});
