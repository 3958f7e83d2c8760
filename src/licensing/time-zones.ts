import { TimeZoneUnknown } from './errors.ts';

/** IANA zones by the names in use today, and UTC. */
export const timeZones: readonly string[] = [
  ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]),
];

const known = new Set(timeZones);

/** @throws {TimeZoneUnknown} */
export function requireTimeZone(timeZone: string): void {
  if (!known.has(timeZone)) throw new TimeZoneUnknown({ timeZone });
}

/** Whether it can be reckoned with, be it by a name of before. */
export function isTimeZone(timeZone: string | null | undefined): timeZone is string {
  if (!timeZone || timeZone.length > 64) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
}
