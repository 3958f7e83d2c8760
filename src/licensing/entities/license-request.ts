/** Who asks for a license, for whom, and what became of it: docs/requests.md. */
import { defineEntity, p } from '@mikro-orm/core';
import { requestStates } from '../rules/request-state.ts';
import { Person } from './person.ts';
import { Product } from './product.ts';
import { tenantKey } from './tenant-key.ts';

const LicenseRequestSchema = defineEntity({
  name: 'LicenseRequest',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    requester: () =>
      p
        .manyToOne(Person)
        .joinColumns('tenant_id', 'requester_id')
        .ownColumns('requester_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** Who is to have it: mostly whoever asks. */
    person: () =>
      p
        .manyToOne(Person)
        .joinColumns('tenant_id', 'person_id')
        .ownColumns('person_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    product: () =>
      p
        .manyToOne(Product)
        .joinColumns('tenant_id', 'product_id')
        .ownColumns('product_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** Last day that is asked for, in the tenant's zone; null: without end. */
    untilDate: p.date().nullable(),
    reason: p.text(),
    state: p.enum(requestStates).default('pending'),
    madeAt: p.datetime(),
    /** Who approved, denied or withdrew it; null: nobody yet, or the system. */
    decidedBy: () =>
      p
        .manyToOne(Person)
        .nullable()
        .joinColumns('tenant_id', 'decided_by_id')
        .ownColumns('decided_by_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    decidedAt: p.datetime().nullable(),
    decidedWhy: p.text().nullable(),
    /** Last day that was given; null: without end, or nothing was given. */
    grantedUntil: p.date().nullable(),
    /** Goes up with whatever changes of it: each posted copy shows one of them. */
    revision: p.integer().default(1),
  },
  indexes: [
    {
      name: 'license_request_open_unique',
      expression:
        "create unique index license_request_open_unique on license_request (tenant_id, person_id, product_id) where state = 'pending'",
    },
    { name: 'license_request_state_index', properties: ['tenantId', 'state', 'madeAt', 'id'] },
    { name: 'license_request_made_index', properties: ['tenantId', 'madeAt', 'id'] },
    {
      name: 'license_request_requester_index',
      properties: ['tenantId', 'requester', 'madeAt', 'id'],
    },
    { name: 'license_request_person_index', properties: ['tenantId', 'person', 'madeAt', 'id'] },
  ],
  checks: [
    {
      name: 'license_request_decided_check',
      expression: "(state = 'pending') = (decided_at is null)",
    },
    {
      name: 'license_request_denied_check',
      expression: "state <> 'denied' or decided_why is not null",
    },
  ],
});

/** A copy of a request in an approver's direct messages. */
const LicenseRequestMessageSchema = defineEntity({
  name: 'LicenseRequestMessage',
  properties: {
    tenantId: tenantKey,
    request: () =>
      p
        .manyToOne(LicenseRequestSchema)
        .primary()
        .joinColumns('tenant_id', 'request_id')
        .ownColumns('request_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    /** U… or W…: whom it is sent to. */
    slackUserId: p.string().length(64).primary(),
    channelId: p.string().length(64).nullable(),
    /** Null: not posted, as far as is known. */
    ts: p.string().length(64).nullable(),
    /** The revision of the request that it shows; null: none yet. */
    shownRevision: p.integer().nullable(),
    /** Until then somebody is at it. */
    sendingUntil: p.datetime().nullable(),
  },
  checks: [
    {
      name: 'license_request_message_shown_check',
      expression: '(ts is null) = (shown_revision is null) and (ts is null) = (channel_id is null)',
    },
  ],
});

export class LicenseRequest extends LicenseRequestSchema.class {}
LicenseRequestSchema.setClass(LicenseRequest);

export class LicenseRequestMessage extends LicenseRequestMessageSchema.class {}
LicenseRequestMessageSchema.setClass(LicenseRequestMessage);
