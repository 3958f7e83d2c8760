import type { Clock } from '../../src/licensing/ports.ts';

/** A clock that stands still until a test moves it. */
export interface FixedClock {
  now: Clock;
  set(instant: string): void;
  advance(by: { minutes?: number; days?: number }): void;
}

export function fixedClock(instant: string): FixedClock {
  let now = new Date(instant);
  return {
    now: () => new Date(now),
    set(to) {
      now = new Date(to);
    },
    advance({ minutes = 0, days = 0 }) {
      now = new Date(now.getTime() + (days * 1_440 + minutes) * 60_000);
    },
  };
}
