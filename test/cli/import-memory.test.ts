import { aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { measureCli, runCli } from './run-cli.ts';

const HEADER = 'email,display_name,usage_location,manager_email,status\n';
const MEGABYTE = 1024 * 1024;
const licensing = useLicensing();
const env = { DATABASE_URL: licensing.database.url };

async function importPeople() {
  const { tenantId } = await aTenant(licensing);
  return ['import', 'people', '-', '--tenant', tenantId];
}

/** That many lines do not fit into it as objects; with its last line bad, nothing is written. */
test('An import of 100,000 lines works in a heap of 48 MB', async () => {
  function* input() {
    yield HEADER;
    for (let from = 0; from < 100_000; from += 1_000) {
      const line = (index: number) => `p${from + index}@example.com,Person ${index},NL,,active\n`;
      yield Array.from({ length: 1_000 }, (_, index) => line(index)).join('');
    }
    yield 'bad,Bad,NL,,active\n';
  }
  const nodeArguments = ['--max-old-space-size=48'];
  const outcome = await runCli(await importPeople(), { env, input: input(), nodeArguments });
  expect(outcome.stderr).toMatch(/\n {2}line 100002, email: "bad" is not.*\n.*: 1 problem\.\n$/);
});

/** Half of them are found while reading, half among what was read. */
test('An import of 100,000 bad lines names all of them in a heap of 48 MB', async () => {
  function* input() {
    yield HEADER;
    for (let index = 0; index < 100_000; index += 2) {
      yield `p${index}@example.com,Person,XX,,\n` +
        `p${index + 1}@example.com,Person,,nobody${index}@example.com,\n`;
    }
  }
  const nodeArguments = ['--max-old-space-size=48'];
  const outcome = await runCli(await importPeople(), { env, input: input(), nodeArguments });
  expect(outcome.stderr).toMatch(/: 100,000 problems\.\n$/);
  const named = outcome.stderr.match(/^ {2}line \d+, (usage_location|manager_email):/gm);
  expect(new Set(named).size).toBe(100_000);
});

test('A line of 100 MB takes no memory', async () => {
  function* input() {
    yield `${HEADER}ann@example.com,`;
    for (let read = 0; read < 100; read += 1) yield 'x'.repeat(MEGABYTE);
  }
  const small = await measureCli(await importPeople(), { env, input: [HEADER, 'bad,Bad,,,\n'] });
  const large = await measureCli(await importPeople(), { env, input: input() });
  expect(large).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('line 2: has more than'),
  });
  expect(large.megabytes).toBeLessThan(small.megabytes + 40);
});
