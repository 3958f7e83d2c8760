import { defineEntity, p } from '@mikro-orm/core';
import { Product } from './product.ts';
import { ServicePlan } from './service-plan.ts';
import { tenantKey } from './tenant-key.ts';

/** A service plan as part of a product, under the friendly name it has there. */
const ProductPlanSchema = defineEntity({
  name: 'ProductPlan',
  properties: {
    tenantId: tenantKey,
    product: () =>
      p
        .manyToOne(Product)
        .primary()
        .joinColumns('tenant_id', 'product_id')
        .ownColumns('product_id')
        .deleteRule('cascade')
        .updateRule('restrict'),
    plan: () =>
      p
        .manyToOne(ServicePlan)
        .primary()
        .joinColumns('tenant_id', 'plan_id')
        .ownColumns('plan_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    friendlyName: p.string().length(255),
  },
  indexes: [{ name: 'product_plan_plan_index', properties: ['tenantId', 'plan'] }],
});

export class ProductPlan extends ProductPlanSchema.class {}
ProductPlanSchema.setClass(ProductPlan);
