import type { Licensing } from './ports.ts';
import { storedText } from './stored-text.ts';

/** Makes the tenant where it doesn't exist yet; its name follows Slack. */
export async function ensureTenant(
  { em }: Pick<Licensing, 'em'>,
  { id, name }: { id: string; name: string },
): Promise<{ created: boolean }> {
  const [written] = await em.execute<{ created: boolean }[]>(
    `insert into tenant (id, name) values (?, ?)
     on conflict (id) do update set name = excluded.name where tenant.name <> excluded.name
     returning xmax = 0 as created`,
    [id, storedText(name, 255)],
  );
  return { created: written?.created ?? false };
}
