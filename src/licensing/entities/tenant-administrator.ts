import { defineEntity, p } from '@mikro-orm/core';
import { Person } from './person.ts';
import { tenantKey } from './tenant-key.ts';

/** Somebody named an administrator in the settings, beside those of the configuration. */
const TenantAdministratorSchema = defineEntity({
  name: 'TenantAdministrator',
  properties: {
    tenantId: tenantKey,
    person: () =>
      p
        .manyToOne(Person)
        .primary()
        .joinColumns('tenant_id', 'person_id')
        .ownColumns('person_id')
        .deleteRule('restrict')
        .updateRule('restrict'),
    addedAt: p.datetime(),
  },
});

export class TenantAdministrator extends TenantAdministratorSchema.class {}
TenantAdministratorSchema.setClass(TenantAdministrator);
