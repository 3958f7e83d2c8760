import { basename, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { placeOfFiles } from '../config.ts';
import { streamAssignments } from '../licensing/stream-assignments.ts';
import { chooseExistingTenant } from './choose-tenant.ts';
import { withDatabase } from './database.ts';
import { intoFile } from './into-file.ts';

const columns = [
  { key: 'personEmail', header: 'person_email' },
  { key: 'personName', header: 'person_name' },
  { key: 'skuId', header: 'sku_id' },
  { key: 'productName', header: 'product_name' },
  { key: 'since', header: 'since' },
  { key: 'until', header: 'until' },
  { key: 'disabledPlans', header: 'disabled_plans' },
  { key: 'assignedBy', header: 'assigned_by' },
  { key: 'reason', header: 'reason' },
  { key: 'direct', header: 'direct' },
  { key: 'groups', header: 'groups' },
  { key: 'error', header: 'error' },
];

/** Writes who has what to a CSV file, or to standard output where it is `-`. */
export async function exportAssignments(
  file: string,
  { tenant: given, waiting = false }: { tenant?: string; waiting?: boolean },
): Promise<void> {
  await withDatabase(async (connected) => {
    const tenant = await chooseExistingTenant(connected, given);
    let lines = 0;
    async function* rows() {
      for await (const row of streamAssignments(connected.licensing, tenant.id, { waiting })) {
        lines += 1;
        yield {
          ...row,
          disabledPlans: row.disabledPlans.join(' '),
          direct: row.direct ? 'yes' : 'no',
          groups: row.groups.join('; '),
        };
      }
    }
    const write = (output: Writable) =>
      // What a spreadsheet would take for a formula gets an apostrophe before it.
      pipeline(rows, stringify({ header: true, columns, escape_formulas: true }), output, {
        end: output !== process.stdout,
      });
    if (file === '-') return write(process.stdout);
    await intoFile(resolve(placeOfFiles(), file), write);
    console.log(
      `${basename(file)} has ${lines.toLocaleString('en-US')} assignments of ${tenant.id}.`,
    );
  });
}
