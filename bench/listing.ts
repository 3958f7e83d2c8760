/** 7: what people see of requests, with 10,000 that are open and with 10. */
import type { Context } from '../src/licensing/actor.ts';
import { readAlertRoutes } from '../src/licensing/alerts/alert-route.ts';
import { listHoldings } from '../src/licensing/list-holdings.ts';
import { listRequests, requestLists } from '../src/licensing/requests/list-requests.ts';
import { ADMINISTRATORS, type Company, company } from './asking.ts';
import { compare, timed } from './measure.ts';
import type { Stage } from './stage.ts';

const OPEN = Number(process.env['BENCH_OPEN'] ?? 10_000);
const FEW = 10;
const READS = 100;

export async function benchListing(stage: Stage): Promise<void> {
  const many = await company(stage, OPEN);
  const few = await company(stage, FEW, OPEN);
  const lists = requestLists.map((list) => {
    const read = (all: Company) => {
      const by = list === 'mine' ? asker(all) : all.by;
      return listRequests(stage.licensing, by, ADMINISTRATORS, { list, page: 0 });
    };
    return [`license_requests_${list}`, read] as const;
  });
  for (const [bench, read] of [['app_home', home] as const, ...lists]) {
    const sample = async (all: Company) => ({
      value: ((await timed(READS, 1, () => read(all, stage))) / READS) * 1000,
    });
    await compare({
      ...{ bench: `${bench}_${OPEN}_to_${FEW}`, unit: 'ms' },
      ours: () => sample(many),
      floor: () => sample(few),
    });
  }
}

/** Somebody whose request waits. */
function asker({ by, askers: [personId = ''] }: Company): Context {
  return { ...by, actor: { kind: 'everybody', personId } };
}

async function home({ by, ada: personId }: Company, { licensing }: Stage): Promise<void> {
  const pending = (list: 'mine' | 'waiting') =>
    listRequests(licensing, by, ADMINISTRATORS, { list, state: 'pending', page: 0 });
  await listHoldings(licensing, by, { personId });
  await Promise.all([pending('mine'), pending('waiting')]);
  await readAlertRoutes(licensing.em.fork(), by.tenantId);
}
