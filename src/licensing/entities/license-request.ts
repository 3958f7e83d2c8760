/** Who asks for a license, for whom, and what became of it: docs/requests.md. */
import { defineEntity, p } from '@mikro-orm/core';
import { requestStates, votes } from '../rules/request-state.ts';
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
    /** Of its policy's, from 1 on: whose turn it is. */
    stage: p.smallint().default(1),
    /** Its approvers are the administrators, whoever that is by now. */
    asksAdministrators: p.boolean().default(true),
    /** Since when it waits in its stage; null: since it was made. */
    waitingSince: p.datetime().nullable(),
    /** How often its approvers were reminded in this stage, by the policy's pauses. */
    reminders: p.smallint().default(0),
    /** Nobody decided in this stage for long: the administrators decide as well. */
    escalatedAt: p.datetime().nullable(),
    /** When whoever asks had them reminded last. */
    remindedAt: p.datetime().nullable(),
    /** The rule against what the policy would have granted by itself: its error's code. */
    refusal: p.string().length(64).nullable(),
    /** Why it was closed, or is on the waitlist once more: a code. */
    cause: p.string().length(64).nullable(),
    /** Of what was approved: plans that are off. */
    disabledPlanIds: p.array().columnType('uuid[]').default([]),
    /** Its place on the waitlist is by this: when it was approved, or its offer went by. */
    waitlistedAt: p.datetime().nullable(),
    /** How many seats it was offered, and how many of these offers went by. */
    offers: p.smallint().default(0),
    passes: p.smallint().default(0),
    offeredUntil: p.datetime().nullable(),
    /** A seat is held for it: counted in its product's `held`. */
    holdsSeat: p.boolean().default(false),
    /** Goes up with whatever changes of it: each posted copy shows one of them. */
    revision: p.integer().default(1),
  },
  indexes: [
    {
      name: 'license_request_open_unique',
      expression:
        "create unique index license_request_open_unique on license_request (tenant_id, person_id, product_id) where state in ('pending', 'waitlisted', 'offered')",
    },
    {
      name: 'license_request_waitlist_index',
      expression:
        "create index license_request_waitlist_index on license_request (tenant_id, product_id, state, waitlisted_at, id) where state in ('pending', 'waitlisted', 'offered')",
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
    {
      name: 'license_request_waitlisted_check',
      expression: "state not in ('waitlisted', 'offered') or waitlisted_at is not null",
    },
    {
      name: 'license_request_offered_check',
      expression: "(state = 'offered') = (offered_until is not null)",
    },
    {
      name: 'license_request_holds_check',
      expression:
        "case state when 'offered' then holds_seat when 'pending' then true else not holds_seat end",
    },
  ],
});

/** Somebody else who asks for the same: told of its end, too. */
const LicenseRequestRequesterSchema = defineEntity({
  name: 'LicenseRequestRequester',
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
    person: () =>
      p
        .manyToOne(Person)
        .primary()
        .joinColumns('tenant_id', 'person_id')
        .ownColumns('person_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    joinedAt: p.datetime(),
  },
  indexes: [{ name: 'license_request_requester_person_index', properties: ['tenantId', 'person'] }],
});

/** What somebody said to it, once in each stage. */
const LicenseRequestVoteSchema = defineEntity({
  name: 'LicenseRequestVote',
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
    stage: p.smallint().primary(),
    person: () =>
      p
        .manyToOne(Person)
        .primary()
        .joinColumns('tenant_id', 'person_id')
        .ownColumns('person_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    vote: p.enum(votes),
    /** The last day that they agree to; null: without end, or they denied. */
    untilDate: p.date().nullable(),
    votedAt: p.datetime(),
  },
});

/** Who is asked to decide on a request now, as of when it was last found out. */
const LicenseRequestApproverSchema = defineEntity({
  name: 'LicenseRequestApprover',
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
    /** U… or W…. */
    slackUserId: p.string().length(64).primary(),
  },
  indexes: [
    {
      name: 'license_request_approver_index',
      properties: ['tenantId', 'slackUserId', 'request'],
    },
  ],
});

/**
 * A copy of a request: in an approver's direct messages, or in the policy's channel; or an offer of it,
 * to whoever may take it.
 */
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
    /** U… or W…: whom it is sent to; C… or G…: the channel. */
    slackUserId: p.string().length(64).primary(),
    /** Of its offers which one, from 1 on; 0: a copy for who decides. */
    offer: p.smallint().primary().default(0),
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

export class LicenseRequestRequester extends LicenseRequestRequesterSchema.class {}
LicenseRequestRequesterSchema.setClass(LicenseRequestRequester);

export class LicenseRequestVote extends LicenseRequestVoteSchema.class {}
LicenseRequestVoteSchema.setClass(LicenseRequestVote);

export class LicenseRequestApprover extends LicenseRequestApproverSchema.class {}
LicenseRequestApproverSchema.setClass(LicenseRequestApprover);

export class LicenseRequestMessage extends LicenseRequestMessageSchema.class {}
LicenseRequestMessageSchema.setClass(LicenseRequestMessage);
