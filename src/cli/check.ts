import { checkCounts } from '../licensing/check-counts.ts';
import { chooseExistingTenant } from './choose-tenant.ts';
import { CliError } from './cli-error.ts';
import { withDatabase } from './database.ts';

/** Recounts every product and names those whose counts are not those of their sources and requests. */
export async function check(given: string | undefined): Promise<void> {
  await withDatabase(async (connected) => {
    const tenant = await chooseExistingTenant(connected, given);
    const differences = await checkCounts(connected.licensing, tenant.id);
    if (differences.length === 0) {
      console.log(`Every product of ${tenant.id} counts as many seats as people who hold it.`);
      return;
    }
    const lines = differences.flatMap(({ product, assigned, counted, held, promised }) => [
      ...(assigned === counted
        ? []
        : [`  ${product}: says ${assigned} assigned, but ${counted} hold it`]),
      ...(held === promised
        ? []
        : [`  ${product}: says ${held} held for requests, but ${promised} are`]),
    ]);
    throw new CliError(
      [`These products of ${tenant.id} count other than their sources:`, ...lines].join('\n'),
    );
  });
}
