import { defineEntity, p } from '@mikro-orm/core';
import { alertKinds } from '../rules/alert-kinds.ts';
import { Person } from './person.ts';
import { Product } from './product.ts';
import { tenantKey } from './tenant-key.ts';

const KINDS = `array[${alertKinds.map((kind) => `'${kind}'`).join(', ')}]`;

/** Of days before a day. */
const daysCheck = (column: string) => ({
  name: `alert_rule_${column}_check`,
  expression: `cardinality(${column}) >= 1 and cardinality(${column}) <= 20 and 0 <= all (${column}) and 365 >= all (${column})`,
});

/** When alerts are told, for all products or for one; what is null is inherited. */
const AlertRuleSchema = defineEntity({
  name: 'AlertRule',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    /** Null: for all products. */
    product: () =>
      p
        .manyToOne(Product)
        .nullable()
        .joinColumns('tenant_id', 'product_id')
        .ownColumns('product_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** Kinds of alerts that are told, whatever holds for all, and that are not. */
    kindsOn: p.array().columnType('text[]').default([]),
    kindsOff: p.array().columnType('text[]').default([]),
    /** Before a last day. */
    expiryDays: p.array().columnType('smallint[]').nullable(),
    /** Before a notice date. */
    noticeDays: p.array().columnType('smallint[]').nullable(),
    /** So many free seats are few; or so many of a hundred. */
    fewSeats: p.integer().nullable(),
    fewPercent: p.smallint().nullable(),
    /** Seats that will be missing within so many days are few; 0: none. */
    forecastDays: p.smallint().nullable(),
    /** Who set it last; null: the system. */
    setBy: () =>
      p
        .manyToOne(Person)
        .nullable()
        .joinColumns('tenant_id', 'set_by_id')
        .ownColumns('set_by_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    setAt: p.datetime(),
  },
  indexes: [
    {
      name: 'alert_rule_product_unique',
      expression:
        'create unique index alert_rule_product_unique on alert_rule (tenant_id, product_id) nulls not distinct',
    },
  ],
  checks: [
    {
      name: 'alert_rule_kinds_check',
      expression: `kinds_on <@ ${KINDS} and kinds_off <@ ${KINDS} and not (kinds_on && kinds_off)`,
    },
    daysCheck('expiry_days'),
    daysCheck('notice_days'),
    {
      name: 'alert_rule_few_check',
      expression:
        '(few_seats is null or few_percent is null) and few_seats >= 0 and few_seats <= 1000000 and few_percent >= 0 and few_percent <= 100',
    },
    {
      name: 'alert_rule_forecast_days_check',
      expression: 'forecast_days >= 0 and forecast_days <= 90',
    },
  ],
});

export class AlertRule extends AlertRuleSchema.class {}
AlertRuleSchema.setClass(AlertRule);
