import type { Licensing } from './ports.ts';
import { storedEmail } from './stored-text.ts';

/** Whether somebody, of an import for instance, has this e-mail address. */
export async function isKnownEmail(
  licensing: Licensing,
  tenantId: string,
  email: string | undefined,
): Promise<boolean> {
  const stored = storedEmail(email ?? null);
  if (stored === null) return false;
  const rows = await licensing.em.execute(
    'select 1 from person where tenant_id = ? and email = ?',
    [tenantId, stored],
  );
  return rows.length > 0;
}
