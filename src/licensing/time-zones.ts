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
