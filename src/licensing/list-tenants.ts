import type { Licensing } from './ports.ts';

export interface Tenant {
  id: string;
  name: string;
}

/** Every tenant of the database, by id. */
export function listTenants({ em }: Licensing): Promise<Tenant[]> {
  return em.execute<Tenant[]>('select id, name from tenant order by id');
}
