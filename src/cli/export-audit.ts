import { basename, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { placeOfFiles } from '../config.ts';
import { writeAuditCsv } from '../exports/audit-csv.ts';
import { startOfDay } from '../licensing/days.ts';
import { readTenant } from '../licensing/read-tenant.ts';
import { chooseExistingTenant } from './choose-tenant.ts';
import { withDatabase } from './database.ts';
import { intoFile } from './into-file.ts';

/** Writes who did what when to a CSV file, or to standard output where it is `-`. */
export async function exportAudit(
  file: string,
  { tenant: given, since: day }: { tenant?: string; since?: string },
): Promise<void> {
  await withDatabase(async (connected) => {
    const { licensing } = connected;
    const tenant = await chooseExistingTenant(connected, given);
    const { timeZone } = await readTenant(licensing, tenant.id);
    const since = day === undefined ? undefined : startOfDay(timeZone, day);
    const write = (output: Writable) =>
      writeAuditCsv(licensing, tenant.id, { since }, output, { end: output !== process.stdout });
    if (file === '-') {
      await write(process.stdout);
      return;
    }
    let entries = 0;
    await intoFile(resolve(placeOfFiles(), file), async (output) => {
      entries = await write(output);
    });
    console.log(
      `${basename(file)} has ${entries.toLocaleString('en-US')} entries of ${tenant.id}.`,
    );
  });
}
