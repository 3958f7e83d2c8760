/**
 * Days are ISO dates (YYYY-MM-DD) in the tenant's time zone; an end is the last day of use,
 * and what changes, changes at 00:00 of the next day.
 */
import { TZDate } from '@date-fns/tz';
// Not `format`, which brings languages and 30 MB.
import { lightFormat } from 'date-fns/lightFormat';

/** The day it is at `now` in an IANA `timeZone`. */
export function dayIn(timeZone: string, now: Date): string {
  return lightFormat(new TZDate(now, timeZone), 'yyyy-MM-dd');
}

/** The hour of the day that it is at `now` in an IANA `timeZone`, 0 to 23. */
export function hourIn(timeZone: string, now: Date): number {
  return new TZDate(now, timeZone).getHours();
}

/** From `day` to a `later` one; negative where that is earlier. */
export function daysBetween(day: string, later: string): number {
  return (Date.parse(later) - Date.parse(day)) / 86_400_000;
}

const LAST_DAY = '9999-12-31';

/** `day` moved by `amount` calendar days; no further than days are written with four digits. */
export function shiftDay(day: string, amount: number): string {
  // A date alone is read as UTC, whose days are all alike.
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + amount);
  return date.getUTCFullYear() > 9999 ? LAST_DAY : date.toISOString().slice(0, 10);
}

/** The last day of the year that begins with `day`. */
export function yearFrom(day: string): string {
  const date = new Date(day);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.getUTCFullYear() > 9999 ? LAST_DAY : date.toISOString().slice(0, 10);
}

/** The instant at which `day` begins in an IANA `timeZone`. */
export function startOfDay(timeZone: string, day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, timeZone).getTime());
}
