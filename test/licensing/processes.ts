import { LicensingError } from '../../src/licensing/errors.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { createOrm } from '../../src/persistence/orm.ts';
import type { TestLicensing } from '../support/licensing.ts';

/** The same database through pools of their own, as two processes have it. */
export function useProcesses({
  database,
  clock,
  queue,
}: TestLicensing): (index: number) => Licensing {
  const processes: Licensing[] = [];
  beforeAll(async () => {
    for (let count = 0; count < 2; count += 1) {
      const orm = await createOrm({ databaseUrl: database.url, poolSize: 16 });
      database.onClose(() => orm.close());
      processes.push({ em: orm.em, clock, queue });
    }
  });
  return (index) => {
    const process = processes[index % 2];
    if (!process) throw new Error('The processes are there from beforeAll on');
    return process;
  };
}

export const times = <Result>(count: number, make: (index: number) => Result) =>
  Array.from({ length: count }, (_, index) => make(index));

/** How often each outcome came: error codes, `done` for success; other errors fail the test. */
export async function outcomes(work: Promise<unknown>[]): Promise<Record<string, number>> {
  const tally: Record<string, number> = {};
  for (const result of await Promise.allSettled(work)) {
    if (result.status === 'rejected' && !(result.reason instanceof LicensingError)) {
      throw result.reason;
    }
    const key = result.status === 'fulfilled' ? 'done' : result.reason.code;
    tally[key] = (tally[key] ?? 0) + 1;
  }
  return tally;
}
