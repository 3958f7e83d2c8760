/**
 * `npm run bench [-- NAME …]`: one JSON line a measurement, each against a floor of the same run.
 * docs/PERFORMANCE.md has the last figures and what they mean.
 */
import { benchAssigning } from './assigning.ts';
import { benchFinding } from './finding.ts';
import { benchGrouping } from './grouping.ts';
import { benchImporting } from './importing.ts';
import { benchListing } from './listing.ts';
import { benchProcesses } from './processes.ts';
import { benchReading } from './reading.ts';
import { benchRequesting } from './requesting.ts';
import { openStage } from './stage.ts';
import { benchTelling } from './telling.ts';

const benches = {
  processes: benchProcesses,
  assigning: benchAssigning,
  reading: benchReading,
  grouping: benchGrouping,
  importing: benchImporting,
  requesting: benchRequesting,
  finding: benchFinding,
  listing: benchListing,
  telling: benchTelling,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}
const stage = await openStage();
try {
  for (const [name, bench] of Object.entries(benches)) {
    if (asked.length === 0 || asked.includes(name)) await bench(stage);
  }
} finally {
  await stage.stop();
}
