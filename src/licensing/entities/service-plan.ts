import { defineEntity, p } from '@mikro-orm/core';
import { tenantKey } from './tenant-key.ts';

/** A part of products that can be switched off in an assignment. One plan may be in several products. */
const ServicePlanSchema = defineEntity({
  name: 'ServicePlan',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    /** The vendor's id of the plan (Microsoft: a GUID). */
    planId: p.string().length(100),
    /** The vendor's name, e.g. AAD_PREMIUM. */
    name: p.string().length(255),
    /** ISO 3166-1 alpha-2 codes of countries where it is not offered. */
    prohibitedCountries: p.array().columnType('text[]').default([]),
  },
  uniques: [{ name: 'service_plan_plan_id_unique', properties: ['tenantId', 'planId'] }],
  checks: [
    {
      name: 'service_plan_prohibited_countries_check',
      expression: "(prohibited_countries)::text ~ '^[{]([A-Z]{2}(,[A-Z]{2})*)?[}]$'",
    },
  ],
});

export class ServicePlan extends ServicePlanSchema.class {}
ServicePlanSchema.setClass(ServicePlan);
