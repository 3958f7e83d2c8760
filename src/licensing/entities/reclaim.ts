/** Holders who are asked whether they still need a product of which there are too few: docs/alerts.md. */
import { defineEntity, p } from '@mikro-orm/core';
import { reclaimStates } from '../rules/reclaim.ts';
import { Person } from './person.ts';
import { Product } from './product.ts';
import { tenantKey } from './tenant-key.ts';

const ReclaimSchema = defineEntity({
  name: 'Reclaim',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    product: () =>
      p
        .manyToOne(Product)
        .joinColumns('tenant_id', 'product_id')
        .ownColumns('product_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    startedAt: p.datetime(),
    /** Seats are short no more, or the product is gone. */
    closedAt: p.datetime().nullable(),
  },
  indexes: [
    {
      name: 'reclaim_open_unique',
      expression:
        'create unique index reclaim_open_unique on reclaim (tenant_id, product_id) where closed_at is null',
    },
  ],
});

/** One holder of them, and the message that asks. */
const ReclaimAskSchema = defineEntity({
  name: 'ReclaimAsk',
  properties: {
    tenantId: tenantKey,
    reclaim: () =>
      p
        .manyToOne(ReclaimSchema)
        .primary()
        .joinColumns('tenant_id', 'reclaim_id')
        .ownColumns('reclaim_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    person: () =>
      p
        .manyToOne(Person)
        .primary()
        .joinColumns('tenant_id', 'person_id')
        .ownColumns('person_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** Null: the system or the command line. */
    askedBy: () =>
      p
        .manyToOne(Person)
        .nullable()
        .joinColumns('tenant_id', 'asked_by_id')
        .ownColumns('asked_by_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    askedAt: p.datetime(),
    /** Why them, as a ReclaimWhy. */
    why: p.json(),
    /** The day by which an answer is wanted; nothing happens on it. */
    answerBy: p.date(),
    state: p.enum(reclaimStates).default('asked'),
    settledAt: p.datetime().nullable(),
    /** Goes up with its state: the message shows one of them. */
    revision: p.integer().default(1),
    channelId: p.string().length(64).nullable(),
    /** Null: not posted, as far as is known. */
    ts: p.string().length(64).nullable(),
    shownRevision: p.integer().nullable(),
    /** Until then somebody is at it. */
    sendingUntil: p.datetime().nullable(),
  },
  indexes: [{ name: 'reclaim_ask_person_index', properties: ['tenantId', 'person'] }],
  checks: [
    { name: 'reclaim_ask_settled_check', expression: "(state = 'asked') = (settled_at is null)" },
    {
      name: 'reclaim_ask_shown_check',
      expression: '(ts is null) = (shown_revision is null) and (ts is null) = (channel_id is null)',
    },
  ],
});

export class Reclaim extends ReclaimSchema.class {}
ReclaimSchema.setClass(Reclaim);

export class ReclaimAsk extends ReclaimAskSchema.class {}
ReclaimAskSchema.setClass(ReclaimAsk);
