import { TZDate } from '@date-fns/tz';
import { dayIn, hourIn } from '../days.ts';

/**
 * The day whose digest is due: on a working day, from the hour on that is set, in the tenant's zone.
 * So an hour that summer time skips comes with the next; null: none is due.
 */
export function digestDay(
  { timeZone, digestHour }: { timeZone: string; digestHour: number | null },
  now: Date,
): string | null {
  const weekday = new TZDate(now, timeZone).getDay();
  const isWorkingDay = weekday >= 1 && weekday <= 5;
  if (digestHour === null || !isWorkingDay || hourIn(timeZone, now) < digestHour) return null;
  return dayIn(timeZone, now);
}
