import { dayIn } from './days.ts';
import type { Licensing } from './ports.ts';
import { statement } from './statement.ts';

export interface TenantSettings {
  id: string;
  name: string;
  timeZone: string;
  defaultUsageLocation: string | null;
  /** Of messages to many; null: not set. */
  language: string | null;
  expiringWindowDays: number;
  /** The day it is there. */
  today: string;
}

/** A tenant's settings; the tenant must exist (see ensureTenant). */
export async function readTenant(licensing: Licensing, tenantId: string): Promise<TenantSettings> {
  const [tenant] = await READ(licensing.em, { tenantId });
  if (!tenant) throw new Error(`There is no tenant ${tenantId}`);
  return { ...tenant, today: dayIn(tenant.timeZone, licensing.clock()) };
}

const READ = statement<Omit<TenantSettings, 'today'>>(`
  select id, name, coalesce(time_zone, 'UTC') as "timeZone", language,
      default_usage_location as "defaultUsageLocation",
      coalesce(expiring_window_days, 30) as "expiringWindowDays"
    from tenant where id = :tenantId`);
