import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { type ClosedRoute, channelInUse, readAlertRoutes } from './alerts/alert-route.ts';
import {
  listAdministrators,
  listAwayAdministrators,
  type NamedAdministrator,
} from './list-administrators.ts';
import type { Licensing } from './ports.ts';
import { revisionOf } from './revision.ts';

/** A tenant's settings as they were set; null: not set, so that a default is assumed. */
export interface Settings {
  /** IANA zone. */
  timeZone: string | null;
  /** ISO 3166-1 alpha-2. */
  defaultUsageLocation: string | null;
  /** Of messages to many, e.g. en. */
  language: string | null;
  expiringWindowDays: number | null;
  /** On working days from this hour on, the alerts are summed up; null: never. */
  digestHour: number | null;
  automaticHealing: boolean;
}

export interface ReadSettingsResult {
  settings: Settings;
  /** Named in the settings, beside those of the configuration. */
  administrators: NamedAdministrator[];
  /** Named too, but without rights: they left, or became guests. */
  away: NamedAdministrator[];
  /** Where alerts go; null: nowhere. */
  alertChannelId: string | null;
  /** Channels that were chosen, and take no alerts any more. */
  closedRoutes: ClosedRoute[];
  /** Another one with every change: who saves says by it what they saw. */
  revision: string;
}

/** @throws {NotAllowed} */
export async function readSettings(
  { em }: Licensing,
  context: Context,
): Promise<ReadSettingsResult> {
  requireAdministrator(context);
  return settingsOf(em, context.tenantId);
}

/** `lock`: nobody else changes them until the transaction of `em` ends. */
export async function settingsOf(
  em: SqlEntityManager,
  tenantId: string,
  { lock = false } = {},
): Promise<ReadSettingsResult> {
  const [settings] = await em.execute<Settings[]>(
    `select time_zone as "timeZone", default_usage_location as "defaultUsageLocation", language,
        expiring_window_days as "expiringWindowDays", digest_hour as "digestHour",
        automatic_healing as "automaticHealing"
       from tenant where id = ? ${lock ? 'for no key update' : ''}`,
    [tenantId],
  );
  if (!settings) throw new Error(`There is no tenant ${tenantId}`);
  const administrators = await listAdministrators(em, tenantId);
  const away = await listAwayAdministrators(em, tenantId);
  const { general: route, closed: closedRoutes } = await readAlertRoutes(em, tenantId);
  const alertChannelId = channelInUse(route);
  const seen = [settings, alertChannelId, [...administrators, ...away].map(({ id }) => id).sort()];
  const revision = revisionOf(seen);
  return { settings, administrators, away, alertChannelId, closedRoutes, revision };
}
