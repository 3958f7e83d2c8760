import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Licensing } from '../licensing/ports.ts';
import { type StreamAudit, streamAudit } from '../licensing/stream-audit.ts';

const columns = [
  { key: 'at', header: 'at' },
  { key: 'actor', header: 'actor' },
  { key: 'actorKind', header: 'actor_kind' },
  { key: 'action', header: 'action' },
  { key: 'personEmail', header: 'person_email' },
  { key: 'personName', header: 'person_name' },
  { key: 'skuId', header: 'sku_id' },
  { key: 'productName', header: 'product_name' },
  { key: 'groupName', header: 'group_name' },
  { key: 'reason', header: 'reason' },
  { key: 'before', header: 'before' },
  { key: 'after', header: 'after' },
  { key: 'surface', header: 'surface' },
  { key: 'requestId', header: 'request_id' },
];

/** Writes the audit of a tenant as CSV, newest first; tells how many entries. */
export async function writeAuditCsv(
  licensing: Licensing,
  tenantId: string,
  which: StreamAudit,
  output: Writable,
  { end = true } = {},
): Promise<number> {
  let entries = 0;
  async function* rows() {
    for await (const row of streamAudit(licensing, tenantId, which)) {
      entries += 1;
      yield row;
    }
  }
  // What a spreadsheet would take for a formula gets an apostrophe before it.
  const csv = stringify({ header: true, columns, escape_formulas: true });
  await pipeline(rows, csv, output, { end });
  return entries;
}
