/**
 * Days are ISO dates (YYYY-MM-DD) in the tenant's time zone; an end is the last day of use,
 * and what changes, changes at 00:00 of the next day.
 */
import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';

/** The day it is at `now` in an IANA `timeZone`. */
export function dayIn(timeZone: string, now: Date): string {
  return format(new TZDate(now, timeZone), 'yyyy-MM-dd');
}

/** `day` moved by `amount` calendar days. */
export function shiftDay(day: string, amount: number): string {
  return format(addDays(new TZDate(`${day}T00:00:00Z`, 'UTC'), amount), 'yyyy-MM-dd');
}
