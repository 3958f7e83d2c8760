/** What the History modal shows, kept in its private_metadata: one view, changed by updates. */
import { z } from 'zod';

const entryId = z.string().regex(/^\d{1,18}$/);
export const cursor = z.union([
  z.strictObject({ before: entryId }),
  z.strictObject({ after: entryId }),
]);

export const auditPlace = z.object({
  personId: z.uuid().optional(),
  productId: z.uuid().optional(),
  cursor: cursor.optional(),
});
export type AuditPlace = z.infer<typeof auditPlace>;

export const PERSON = 'audit.person';
export const OTHER = 'audit.other';
export const PRODUCT = 'audit.product';
export const CLEAR = 'audit.clear';
export const NEWER = 'audit.newer';
export const OLDER = 'audit.older';
export const EXPORT = 'audit.export';
