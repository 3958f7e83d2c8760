import { defineEntity, p } from '@mikro-orm/core';
import { ServicePlan } from './service-plan.ts';
import { tenantKey } from './tenant-key.ts';

const planKey = (column: string) => () =>
  p
    .manyToOne(ServicePlan)
    .primary()
    .joinColumns('tenant_id', column)
    .ownColumns(column)
    .deleteRule('cascade')
    .updateRule('restrict');

/** `plan` works only for a person who also has `needs`. */
const PlanDependencySchema = defineEntity({
  name: 'PlanDependency',
  properties: {
    tenantId: tenantKey,
    plan: planKey('plan_id'),
    needs: planKey('needs_plan_id'),
  },
  checks: [{ name: 'plan_dependency_self_check', expression: 'plan_id <> needs_plan_id' }],
});

/** Nobody may have both. Symmetric: stored once, with the smaller id first. */
const PlanExclusionSchema = defineEntity({
  name: 'PlanExclusion',
  properties: {
    tenantId: tenantKey,
    plan: planKey('plan_id'),
    excludes: planKey('excludes_plan_id'),
  },
  checks: [{ name: 'plan_exclusion_order_check', expression: 'plan_id < excludes_plan_id' }],
});

export class PlanDependency extends PlanDependencySchema.class {}
PlanDependencySchema.setClass(PlanDependency);

export class PlanExclusion extends PlanExclusionSchema.class {}
PlanExclusionSchema.setClass(PlanExclusion);
