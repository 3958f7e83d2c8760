import { defineEntity, p } from '@mikro-orm/core';

/** One Slack workspace, or one Enterprise organization. Nothing ever crosses tenants. */
const TenantSchema = defineEntity({
  name: 'Tenant',
  properties: {
    /** Slack team id (T…) or enterprise id (E…). */
    id: p.string().length(64).primary(),
    name: p.string().length(255),
    /** IANA zone in which days begin and end; null: UTC is assumed. */
    timeZone: p.string().length(64).nullable(),
    /** ISO 3166-1 alpha-2; used where a person has none and several are assigned at once. */
    defaultUsageLocation: p.character().length(2).nullable(),
    /** Language of messages to many, e.g. en; null: English. */
    language: p.string().length(35).nullable(),
    /** Waiting assignments are tried again by themselves when a seat comes free. */
    automaticHealing: p.boolean().default(true),
    /** Null: 30 is assumed. */
    expiringWindowDays: p.smallint().nullable(),
    /** From this hour on, on working days, the digest of alerts is posted; null: it is not. */
    digestHour: p.smallint().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  checks: [
    {
      name: 'tenant_default_usage_location_check',
      expression: "default_usage_location ~ '^[A-Z]{2}$'",
    },
    {
      name: 'tenant_expiring_window_days_check',
      expression: 'expiring_window_days >= 1 and expiring_window_days <= 365',
    },
    { name: 'tenant_digest_hour_check', expression: 'digest_hour >= 0 and digest_hour <= 23' },
  ],
});

export class Tenant extends TenantSchema.class {}
TenantSchema.setClass(Tenant);
