import { shiftDay } from '../days.ts';
import { UntilTooLate } from '../errors.ts';
import type { Policy } from '../rules/request-policy.ts';

/** The last day that a policy lets somebody have; null: any. */
export function latestDay({ longestDays }: Policy, today: string): string | null {
  return longestDays === null ? null : shiftDay(today, longestDays - 1);
}

/** @throws {UntilTooLate} */
export function requireNotTooLong(policy: Policy, today: string, untilDate: string | null): void {
  const latest = latestDay(policy, today);
  if (latest !== null && (untilDate === null || untilDate > latest)) {
    throw new UntilTooLate({ latest });
  }
}
