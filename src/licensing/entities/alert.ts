/** What the bot says by itself, and where: docs/alerts.md. */
import { defineEntity, p } from '@mikro-orm/core';
import { resolvedWhys } from '../rules/alert-facts.ts';
import { alertKinds } from '../rules/alert-kinds.ts';
import { alertSeverities } from '../rules/alert-severity.ts';
import { Person } from './person.ts';
import { Product } from './product.ts';
import { Subscription } from './subscription.ts';
import { tenantKey } from './tenant-key.ts';

/** A channel that alerts go to. Those that are closed stay, for the messages in them. */
const AlertRouteSchema = defineEntity({
  name: 'AlertRoute',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    /** C…, or G…: a channel in Slack. */
    channelId: p.string().length(64),
    /** Whose alerts go there, if not those of all products. */
    product: () =>
      p
        .manyToOne(Product)
        .nullable()
        .joinColumns('tenant_id', 'product_id')
        .ownColumns('product_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** Of which kind, if not those of all kinds. */
    kind: p.enum(alertKinds).nullable(),
    severity: p.enum(alertSeverities).nullable(),
    /** Who chose it; null: the system or the command line. */
    setBy: () =>
      p
        .manyToOne(Person)
        .nullable()
        .joinColumns('tenant_id', 'set_by_id')
        .ownColumns('set_by_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    setAt: p.datetime(),
    closedAt: p.datetime().nullable(),
    /** `replaced`: another was chosen, or none; else what Slack says stands against it for good. */
    closedWhy: p.string().length(64).nullable(),
    /** Before this nothing is posted in it: one message a second, and as Slack asks to wait. */
    nextAt: p.datetime().nullable(),
    /** Its first message is to be posted, which shows that it may be. */
    toGreet: p.boolean().default(false),
  },
  indexes: [
    { name: 'alert_route_channel_index', properties: ['tenantId', 'channelId'] },
    {
      name: 'alert_route_scope_unique',
      expression:
        'create unique index alert_route_scope_unique on alert_route (tenant_id, product_id, kind, severity) nulls not distinct where closed_at is null',
    },
  ],
  checks: [
    {
      name: 'alert_route_closed_check',
      expression: '(closed_at is null) = (closed_why is null)',
    },
    {
      name: 'alert_route_scope_check',
      expression: 'num_nonnulls(product_id, kind, severity) <= 1',
    },
  ],
});

/** One condition while it lasts. The same one later is another row. */
const AlertSchema = defineEntity({
  name: 'Alert',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    kind: p.enum(alertKinds),
    product: () =>
      p
        .manyToOne(Product)
        .joinColumns('tenant_id', 'product_id')
        .ownColumns('product_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** Null: it is about the product. */
    subscription: () =>
      p
        .manyToOne(Subscription)
        .nullable()
        .joinColumns('tenant_id', 'subscription_id')
        .ownColumns('subscription_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** How bad it is, by its kind: of one with a day, the threshold reached, in days after it. */
    level: p.smallint(),
    /** What the message says, as last computed. */
    facts: p.json(),
    /** Goes up with whatever changes of it: its message shows one of them. */
    revision: p.integer().default(1),
    openedAt: p.datetime(),
    resolvedAt: p.datetime().nullable(),
    resolvedWhy: p.enum(resolvedWhys).nullable(),
    /** Who takes care of it. */
    owner: () =>
      p
        .manyToOne(Person)
        .nullable()
        .joinColumns('tenant_id', 'owner_id')
        .ownColumns('owner_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** By somebody: it is still open, but nothing is replied to its message. Null: it is not quiet. */
    quietWhy: p.enum(['snoozed', 'resolved'] as const).nullable(),
    quietAt: p.datetime().nullable(),
    /** Null: the system. */
    quietBy: () =>
      p
        .manyToOne(Person)
        .nullable()
        .joinColumns('tenant_id', 'quiet_by_id')
        .ownColumns('quiet_by_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** A worse level ends it. */
    quietLevel: p.smallint().nullable(),
    /** A snooze ends on that day. */
    quietUntil: p.date().nullable(),
    quietReason: p.text().nullable(),
  },
  indexes: [
    {
      name: 'alert_open_unique',
      expression:
        'create unique index alert_open_unique on alert (tenant_id, kind, subscription_id) where resolved_at is null',
    },
    {
      name: 'alert_open_product_unique',
      expression:
        'create unique index alert_open_product_unique on alert (tenant_id, kind, product_id) where resolved_at is null and subscription_id is null',
    },
    { name: 'alert_subscription_index', properties: ['tenantId', 'subscription', 'openedAt'] },
    { name: 'alert_product_index', properties: ['tenantId', 'product'] },
    {
      name: 'alert_snoozed_index',
      expression:
        'create index alert_snoozed_index on alert (tenant_id, quiet_until) where quiet_until is not null and resolved_at is null',
    },
  ],
  checks: [
    {
      name: 'alert_resolved_check',
      expression: '(resolved_at is null) = (resolved_why is null)',
    },
    {
      name: 'alert_subject_check',
      expression:
        "(kind in ('subscription_expires', 'notice_date')) = (subscription_id is not null)",
    },
    {
      name: 'alert_quiet_check',
      expression:
        '(quiet_why is null) = (quiet_at is null) and (quiet_why is null) = (quiet_level is null) and (quiet_why is null) = (quiet_until is null and quiet_reason is null) and (quiet_until is null or quiet_reason is null)',
    },
  ],
});

/**
 * The message that shows an alert in a channel. What is about to be sent is written here before,
 * so that whoever comes after a crash knows that it may have been sent.
 */
const AlertMessageSchema = defineEntity({
  name: 'AlertMessage',
  properties: {
    tenantId: tenantKey,
    alert: () =>
      p
        .manyToOne(AlertSchema)
        .primary()
        .joinColumns('tenant_id', 'alert_id')
        .ownColumns('alert_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    route: () =>
      p
        .manyToOne(AlertRouteSchema)
        .primary()
        .joinColumns('tenant_id', 'route_id')
        .ownColumns('route_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** That of all alerts which one message stands for; null: it stands for one. */
    listId: p.uuid().nullable(),
    /** Null: not posted, as far as is known. */
    ts: p.string().length(64).nullable(),
    /** The revision of the alert that it shows; null: none yet. */
    shownRevision: p.integer().nullable(),
    /** The worst threshold that was told, by the message itself or in its thread. */
    toldLevel: p.smallint().nullable(),
    /** It is told elsewhere from now on, and only kept true here. */
    moved: p.boolean().default(false),
    /** Of people in error: how many waited, as was last told. */
    toldWaiting: p.integer().nullable(),
    /** Since when something is being sent whose outcome is unknown. */
    sendingAt: p.datetime().nullable(),
    /** Until then somebody is at it; afterwards whoever comes looks what became of it. */
    sendingUntil: p.datetime().nullable(),
  },
  indexes: [
    { name: 'alert_message_route_index', properties: ['tenantId', 'route'] },
    { name: 'alert_message_list_index', properties: ['tenantId', 'listId'] },
  ],
  checks: [
    {
      name: 'alert_message_shown_check',
      expression: '(ts is null) = (shown_revision is null) and (ts is null) = (told_level is null)',
    },
  ],
});

/** That the alerts of a day were summed up: there before it is posted, so that it is so once. */
const AlertDigestSchema = defineEntity({
  name: 'AlertDigest',
  properties: {
    tenantId: tenantKey,
    day: p.date().primary(),
    /** Null: not posted, as far as is known, or there was nothing to tell. */
    ts: p.string().length(64).nullable(),
    /** As of an alert's message. */
    sendingAt: p.datetime().nullable(),
    sendingUntil: p.datetime().nullable(),
  },
});

export class AlertRoute extends AlertRouteSchema.class {}
AlertRouteSchema.setClass(AlertRoute);

export class Alert extends AlertSchema.class {}
AlertSchema.setClass(Alert);

export class AlertMessage extends AlertMessageSchema.class {}
AlertMessageSchema.setClass(AlertMessage);

export class AlertDigest extends AlertDigestSchema.class {}
AlertDigestSchema.setClass(AlertDigest);
