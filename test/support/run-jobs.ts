import { reviewAlerts } from '../../src/licensing/alerts/review-alerts.ts';
import { healProduct } from '../../src/licensing/heal-product.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { reviewPeople } from '../../src/licensing/review-people.ts';
import { turnDay } from '../../src/licensing/turn-day.ts';
import { workOffGroup } from '../../src/licensing/work-off-group.ts';
import type { SentJob, TestQueue } from './test-queue.ts';

/** More than any test leaves to do: what goes on longer never ends. */
const ENDLESS = 200;

/** Works off a tenant's jobs, oldest first, until nothing moves. */
export async function runJobs(
  licensing: Licensing & { queue: TestQueue },
  tenantId: string,
): Promise<void> {
  for (let count = 0; count < ENDLESS; count += 1) {
    const job = licensing.queue.take(tenantId);
    if (!job) return;
    await run(licensing, job);
  }
  throw new Error('The jobs never end');
}

function run(licensing: Licensing, { tenantId, name, data }: SentJob): Promise<unknown> {
  const of = { licensing, tenantId };
  if (isOf('work-off-group', name, data)) return workOffGroup(of.licensing, tenantId, data);
  if (isOf('heal-product', name, data)) return healProduct(of.licensing, tenantId, data);
  if (isOf('review-people', name, data)) return reviewPeople(of.licensing, tenantId, data);
  if (isOf('review-alerts', name, data)) return reviewAlerts(of.licensing, tenantId, data);
  if (name === 'turn-day') return turnDay(of.licensing, tenantId);
  return Promise.resolve();
}

function isOf<Name extends SentJob['name']>(
  wanted: Name,
  name: string,
  _data: unknown,
): _data is SentJob<Name>['data'] {
  return name === wanted;
}
