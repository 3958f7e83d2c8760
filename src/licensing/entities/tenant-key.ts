import { p } from '@mikro-orm/core';
import { Tenant } from './tenant.ts';

/** First part of every primary key: foreign keys include it, so no row can refer to another tenant's. */
export const tenantKey = () =>
  p
    .manyToOne(Tenant)
    .mapToPk()
    .primary()
    .joinColumn('tenant_id')
    .deleteRule('restrict')
    .updateRule('restrict');
