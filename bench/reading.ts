/** 3: what people look at, with 1,000 and with 1,000,000 sources in the tenant. */
import { randomUUID } from 'node:crypto';
import { explainLicense } from '../src/licensing/explain-license.ts';
import { listHolders } from '../src/licensing/list-holders.ts';
import { listHoldings } from '../src/licensing/list-holdings.ts';
import { listProducts } from '../src/licensing/list-products.ts';
import { showProduct } from '../src/licensing/show-product.ts';
import { compare, timed } from './measure.ts';
import { administrator, fillTenant, type Stage } from './stage.ts';

const READS = 100;

export async function benchReading(stage: Stage): Promise<void> {
  const products = 100;
  const open = async (sources: number) => {
    const tenantId = randomUUID();
    const people = sources / products;
    const ids = await fillTenant(stage, tenantId, { products, people, seats: people, sources });
    return { ...ids, context: administrator(tenantId, ids.people[0] ?? '') };
  };
  const small = await open(1_000);
  const large = await open(1_000_000);
  type Tenant = typeof small;
  const reads: Record<string, (tenant: Tenant, index: number) => Promise<unknown>> = {
    products_page: ({ context }, index) =>
      listProducts(stage.licensing, context, { page: index % 10, pageSize: 10 }),
    product_detail: async ({ context, products: all }, index) => {
      const productId = all[index % all.length] ?? '';
      await showProduct(stage.licensing, context, { productId });
      await listHolders(stage.licensing, context, { productId, page: 0, pageSize: 15 });
    },
    license_why: ({ context, people, products: all }, index) =>
      explainLicense(stage.licensing, context, {
        personId: people[index % people.length] ?? '',
        productId: all[index % all.length],
      }),
    license_mine: ({ context, people }, index) =>
      listHoldings(stage.licensing, context, { personId: people[index % people.length] ?? '' }),
  };
  for (const [bench, read] of Object.entries(reads)) {
    const sample = async (tenant: Tenant) => ({
      value: ((await timed(READS, 1, (index) => read(tenant, index))) / READS) * 1000,
    });
    await compare({
      bench: `${bench}_million_to_thousand`,
      unit: 'ms',
      ours: () => sample(large),
      floor: () => sample(small),
    });
  }
}
