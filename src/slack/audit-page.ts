/** A page of the audit, wherever it is shown: its entries, and the way to newer and older ones. */
import type { Button, SectionBlock } from '@slack/types';
import { z } from 'zod';
import type { ListAuditResult } from '../licensing/list-audit.ts';
import { auditLines } from './audit-lines.ts';
import { button, section } from './blocks.ts';
import { buttonValue, encode } from './payload.ts';
import type { ActionCall } from './slice.ts';
import type { Texts } from './texts.ts';

export const DEEDS_PER_PAGE = 15;

const entryId = z.string().regex(/^\d{1,18}$/);
export const auditCursor = z.union([
  z.strictObject({ before: entryId }),
  z.strictObject({ after: entryId }),
]);
export type AuditCursor = z.infer<typeof auditCursor>;

export function deedSections(texts: Texts, { deeds, names }: ListAuditResult): SectionBlock[] {
  return deeds.map((deed) => section(auditLines(texts, deed, names).join('\n')));
}

/** Newer and Older, where there are any; they carry the entry at which they begin. */
export function turnButtons(
  texts: Texts,
  id: string,
  { deeds, hasNewer, hasOlder }: ListAuditResult,
): Button[] {
  const turn = (way: 'newer' | 'older', value: object) =>
    button({ text: texts.plain(`audit:${way}`), actionId: `${id}.${way}`, value: encode(value) });
  return [
    ...(hasNewer ? [turn('newer', { after: deeds[0]?.id })] : []),
    ...(hasOlder ? [turn('older', { before: deeds.at(-1)?.id })] : []),
  ];
}

/** The listeners to {@link turnButtons} with the same id. */
export function turnActions(
  id: string,
  turn: (call: ActionCall, cursor: AuditCursor) => Promise<void>,
): Record<string, (call: ActionCall) => Promise<void>> {
  const run = (call: ActionCall) => turn(call, buttonValue(auditCursor, call.action));
  return { [`${id}.newer`]: run, [`${id}.older`]: run };
}
