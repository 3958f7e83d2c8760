import { defineEntity, p } from '@mikro-orm/core';
import { tenantKey } from './tenant-key.ts';

/** Somebody who can hold a license: a Slack user, a person of an import, or both. */
const PersonSchema = defineEntity({
  name: 'Person',
  properties: {
    tenantId: tenantKey,
    id: p.uuid().primary(),
    /** U… or W…; null for somebody known only from an import. */
    slackUserId: p.string().length(64).nullable(),
    /** Lower-cased. */
    email: p.string().length(320).nullable(),
    /** As Slack last said, where it is another person's here too. */
    slackEmail: p.string().length(320).nullable(),
    displayName: p.string().length(255),
    /** ISO 3166-1 alpha-2. */
    usageLocation: p.character().length(2).nullable(),
    manager: () =>
      p
        .manyToOne(PersonSchema)
        .nullable()
        .joinColumns('tenant_id', 'manager_id')
        .ownColumns('manager_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    status: p.enum(['active', 'deleted'] as const).default('active'),
    /** Since when they are deleted; what they had can come back for some time. */
    deletedAt: p.datetime().nullable(),
    /** Multi- or single-channel guest in Slack. */
    isGuest: p.boolean().default(false),
    /** Owner or admin of the workspace, as Slack last said. */
    isWorkspaceAdmin: p.boolean().default(false),
    /** As Slack last said, e.g. en-US. */
    locale: p.string().length(35).nullable(),
    /** IANA, as Slack last said; it says when their day is. */
    timeZone: p.string().length(64).nullable(),
    /** When Slack was last asked about this person. */
    slackReadAt: p.datetime().nullable(),
    /** When Slack last changed them, as far as is known here: what it said before counts no more. */
    slackUpdatedAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
  uniques: [
    { name: 'person_slack_user_unique', properties: ['tenantId', 'slackUserId'] },
    { name: 'person_email_unique', properties: ['tenantId', 'email'] },
  ],
  indexes: [
    {
      name: 'person_outside_slack_index',
      expression: `create index person_outside_slack_index on person (tenant_id, lower(display_name) collate "C", id) where slack_user_id is null or status = 'deleted'`,
    },
    // Those among whom administrators are looked for: few.
    {
      name: 'person_administrator_index',
      expression:
        'create index person_administrator_index on person (tenant_id, id) where is_workspace_admin or slack_email is not null',
    },
  ],
  checks: [
    { name: 'person_email_lower_check', expression: 'email = lower(email)' },
    { name: 'person_usage_location_check', expression: "usage_location ~ '^[A-Z]{2}$'" },
  ],
});

export class Person extends PersonSchema.class {}
PersonSchema.setClass(Person);
