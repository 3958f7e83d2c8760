import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type Context, requireAdministrator } from './actor.ts';
import { chooseAlertChannel } from './alerts/choose-alert-channel.ts';
import { audit } from './audit.ts';
import { doOnce, type Once } from './deed.ts';
import {
  ExpiringWindowInvalid,
  GuestNotAdministrator,
  PersonDeleted,
  PersonNotFound,
  SettingsChanged,
} from './errors.ts';
import { isId } from './ids.ts';
import type { Alongside, Licensing } from './ports.ts';
import { type Settings, settingsOf } from './read-settings.ts';
import { requireTimeZone } from './time-zones.ts';
import { requireUsageLocation } from './usage-locations.ts';
import { wakeEverybody } from './wake.ts';

export const EXPIRING_WINDOW = { min: 1, max: 365 };

export interface ChangeSettings {
  settings: Settings;
  /** All who are to be named, the others are no longer. Persons' ids. */
  administratorIds: readonly string[];
  /** Where alerts go, null: nowhere; left out: it stays. */
  alertChannelId?: string | null;
  /** What the change was made upon; see ReadSettingsResult. */
  revision: string;
}

export interface SettingsChange {
  changed: boolean;
}

/**
 * Sets all settings at once, and says whether that changed any. What changed is audited, each
 * administrator named or no longer named for themselves.
 * @throws {NotAllowed | SettingsChanged | TimeZoneUnknown | UsageLocationUnknown |
 *   ExpiringWindowInvalid | PersonNotFound | PersonDeleted | GuestNotAdministrator}
 */
export async function changeSettings(
  licensing: Licensing,
  context: Context,
  { settings, administratorIds, alertChannelId, revision }: ChangeSettings,
  alongside?: Alongside<SettingsChange>,
): Promise<Once<SettingsChange>> {
  requireAdministrator(context);
  const { tenantId } = context;
  const run = async (tx: SqlEntityManager): Promise<SettingsChange> => {
    const current = await settingsOf(tx, tenantId, { lock: true });
    if (current.revision !== revision) throw new SettingsChanged();
    const now = licensing.clock();
    const changed = differences(current.settings, settings);
    if (changed.length > 0) {
      checkSettings(settings, changed);
      await tx.execute(UPDATE, { tenantId, ...settings }, 'run');
      await audit(tx, context, now, {
        action: 'settings.change',
        before: pick(current.settings, changed),
        after: pick(settings, changed),
      });
    }
    const wanted = new Set(administratorIds);
    const named = new Set([...current.administrators, ...current.away].map(({ id }) => id));
    const added = [...wanted].filter((id) => !named.has(id)).sort();
    const removed = [...named].filter((id) => !wanted.has(id)).sort();
    for (const id of added) {
      await requirePossible(tx, tenantId, id);
      await tx.execute(ADD, { tenantId, id, now: now.toISOString() }, 'run');
      await audit(tx, context, now, { action: 'administrator.add', personId: id });
    }
    for (const id of removed) {
      await tx.execute(REMOVE, { tenantId, id }, 'run');
      await audit(tx, context, now, { action: 'administrator.remove', personId: id });
    }
    if (changed.includes('defaultUsageLocation') || changed.includes('automaticHealing')) {
      await wakeEverybody(tx, licensing, tenantId);
    }
    const movesAlerts = alertChannelId !== undefined && alertChannelId !== current.alertChannelId;
    if (movesAlerts) {
      await chooseAlertChannel(tx, licensing, context, alertChannelId, { greets: true });
    }
    return { changed: movesAlerts || changed.length + added.length + removed.length > 0 };
  };
  return doOnce(licensing, context, run, { alongside });
}

type Name = keyof Settings;

function differences(before: Settings, after: Settings): Name[] {
  const names: Name[] = [
    'timeZone',
    'defaultUsageLocation',
    'language',
    'expiringWindowDays',
    'digestHour',
    'automaticHealing',
  ];
  return names.filter((name) => before[name] !== after[name]);
}

function pick(settings: Settings, names: readonly Name[]): Partial<Settings> {
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}

/** What stays as it was is not held against today's rules. */
function checkSettings(settings: Settings, changed: readonly Name[]): void {
  const { timeZone, defaultUsageLocation, expiringWindowDays: days } = settings;
  if (changed.includes('timeZone') && timeZone !== null) requireTimeZone(timeZone);
  if (changed.includes('defaultUsageLocation') && defaultUsageLocation !== null) {
    requireUsageLocation(defaultUsageLocation);
  }
  const { min, max } = EXPIRING_WINDOW;
  if (days !== null && !(Number.isInteger(days) && days >= min && days <= max)) {
    throw new ExpiringWindowInvalid({ min, max });
  }
}

async function requirePossible(em: SqlEntityManager, tenantId: string, id: string): Promise<void> {
  if (!isId(id)) throw new PersonNotFound();
  const [person] = await em.execute<{ name: string; status: string; isGuest: boolean }[]>(
    `select display_name as name, status, is_guest as "isGuest"
       from person where tenant_id = ? and id = ? for key share`,
    [tenantId, id],
  );
  if (!person) throw new PersonNotFound();
  if (person.status === 'deleted') throw new PersonDeleted({ person: person.name });
  if (person.isGuest) throw new GuestNotAdministrator({ person: person.name });
}

const UPDATE = `
  update tenant set time_zone = :timeZone, default_usage_location = :defaultUsageLocation,
      language = :language, expiring_window_days = cast(:expiringWindowDays as smallint),
      digest_hour = cast(:digestHour as smallint), automatic_healing = :automaticHealing
   where id = :tenantId`;

// Somebody who left and came back unseen may be named already.
const ADD = `
  insert into tenant_administrator (tenant_id, person_id, added_at)
  values (:tenantId, :id, cast(:now as timestamptz)) on conflict do nothing`;

const REMOVE = 'delete from tenant_administrator where tenant_id = :tenantId and person_id = :id';
