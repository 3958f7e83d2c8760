import type { TestApp } from './app.ts';

/**
 * While `during` runs, whatever is assigned to or removed from this person waits: somebody else
 * holds their row in the database.
 */
export async function holdUp(
  { licensing, tenantId }: TestApp,
  { personId }: { personId: string },
  during: () => Promise<unknown>,
): Promise<void> {
  await licensing.em.fork().transactional(async (em) => {
    await em.execute('select 1 from person where tenant_id = ? and id = ? for update', [
      tenantId,
      personId,
    ]);
    await during();
  });
}
