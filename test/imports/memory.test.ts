/** Memory does not grow with the file. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { importPeopleCsv } from '../../src/imports/import-csv.ts';
import { aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';
import { importer, refusalOf } from './importing.ts';

const LINES = 20_000;
/** So long that keeping the lines takes 14 MB; keeping what is said of bad ones takes 3.5 MB. */
const HOST = `${'x'.repeat(240)}.example`;
const NAME = 'y'.repeat(250);
const licensing = useLicensing();

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Remembers by how much more was alive at any of its calls than at the first. */
function watchMemory() {
  let first: number | undefined;
  const watch = {
    grownMegabytes: 0,
    look() {
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      first ??= heapUsed + external;
      const grown = (heapUsed + external - first) / 1024 / 1024;
      watch.grownMegabytes = Math.max(watch.grownMegabytes, grown);
    },
  };
  return watch;
}

/** Imports people from these lines, looks now and then, and expects that all of it is refused. */
async function watchImport(line: (index: number) => string) {
  const { tenantId } = await aTenant(licensing);
  const memory = watchMemory();
  function* bytes() {
    yield 'email,display_name,usage_location,manager_email,status\n';
    for (let from = 0; from < LINES; from += 100) {
      yield Array.from({ length: 100 }, (_, index) => line(from + index)).join('');
      // The first has been worked off by then, and what that loads is loaded.
      if (from % 2_000 === 1_900) memory.look();
    }
  }
  const named = new Uint8Array(LINES + 2);
  let reported = 0;
  const importing = importPeopleCsv(licensing, importer({ tenantId }), bytes(), {
    fileName: 'people.csv',
    report(problem) {
      named[problem.line] = 1;
      reported += 1;
      if (reported % 2_000 === 0) memory.look();
    },
  });
  const { total } = await refusalOf(importing);
  return { total, reported, named: named.filter(Boolean).length, grown: memory.grownMegabytes };
}

test('lines that are read are not kept', async () => {
  const outcome = await watchImport((index) =>
    index === LINES - 1 ? 'bad,Bad,,,\n' : `p${index}@${HOST},${NAME},NL,,active\n`,
  );
  expect(outcome).toMatchObject({ total: 1, reported: 1, named: 1 });
  expect(outcome.grown).toBeLessThan(5);
});

/** Half of them are found while reading, half among what was read. */
test('bad lines are all named, once, and not kept', async () => {
  const outcome = await watchImport((index) =>
    index % 2 === 0
      ? `p${index}@example.com,Person,${'X'.repeat(60)},,\n`
      : `p${index}@example.com,Person,,nobody${index}@${HOST},\n`,
  );
  expect(outcome).toMatchObject({ total: LINES, reported: LINES, named: LINES });
  expect(outcome.grown).toBeLessThan(2);
});
