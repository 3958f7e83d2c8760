import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { writeAuditCsv } from '../../src/exports/audit-csv.ts';
import { dayIn } from '../../src/licensing/days.ts';
import { readTenant } from '../../src/licensing/read-tenant.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { AuditPlace } from './place.ts';

/** A file is held in memory while it is sent: all of a long history is for the command line. */
const MAX_ENTRIES = 50_000;

/** Sends the entries of the filters to whoever acts, as a file in their direct message. */
export async function sendCsv(
  { services, context, texts, person }: Call,
  { personId, productId }: AuditPlace,
): Promise<void> {
  const { licensing, clients } = services;
  const output = new PassThrough();
  const which = { personId, productId, limit: MAX_ENTRIES };
  const [count, file] = await Promise.all([
    writeAuditCsv(licensing, context.tenantId, which, output),
    buffer(output),
  ]);
  const { timeZone } = await readTenant(licensing, context.tenantId);
  const said = count < MAX_ENTRIES ? 'audit:exported' : 'audit:exportedPart';
  const users = person.slackUserId ?? '';
  const { channel } = await clients.quick.conversations.open({ users });
  await clients.messages.filesUploadV2({
    channel_id: channel?.id ?? '',
    file,
    filename: `license-audit-${dayIn(timeZone, licensing.clock())}.csv`,
    initial_comment: texts.md(said, { count }),
  });
}
