/** What the History modal shows, kept in its private_metadata: one view, changed by updates. */
import { z } from 'zod';
import { auditCursor } from '../../src/slack/audit-page.ts';

export const auditPlace = z.object({
  personId: z.uuid().optional(),
  productId: z.uuid().optional(),
  cursor: auditCursor.optional(),
});
export type AuditPlace = z.infer<typeof auditPlace>;

export const PERSON = 'audit.person';
export const OTHER = 'audit.other';
export const PRODUCT = 'audit.product';
export const CLEAR = 'audit.clear';
export const TURN = 'audit';
export const EXPORT = 'audit.export';
