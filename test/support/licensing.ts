import { LicensingError } from '../../src/licensing/errors.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { type FixedClock, fixedClock } from './clock.ts';
import { type TestDatabase, useDatabase } from './database.ts';
import { TestQueue } from './test-queue.ts';

/** Noon in UTC on the day most tests play. */
export const NOON = '2026-06-15T12:00:00.000Z';
export const TODAY = '2026-06-15';

export interface TestLicensing extends Licensing {
  queue: TestQueue;
  clock: FixedClock['now'];
  time: FixedClock;
  database: TestDatabase;
}

/** The licensing core on a database of the test file's own; before each test it is noon again. */
export function useLicensing(): TestLicensing {
  const time = fixedClock(NOON);
  const database = useDatabase();
  beforeEach(() => time.set(NOON));
  return {
    get em() {
      return database.orm.em;
    },
    clock: time.now,
    queue: new TestQueue(),
    time,
    database,
  };
}

/** The code and details a use case is refused with; fails where it is not refused. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; details: unknown }> {
  const outcome = await work.catch((error: unknown) => error);
  if (outcome instanceof LicensingError) {
    return { code: outcome.code, details: outcome.details };
  }
  throw new Error('Expected a LicensingError', { cause: outcome });
}
