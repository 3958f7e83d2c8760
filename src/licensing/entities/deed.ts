import { defineEntity, p } from '@mikro-orm/core';
import { tenantKey } from './tenant-key.ts';

/**
 * Something done once: a submission, a click. Written in the transaction of the change
 * itself, so that whoever comes second finds what came of the first.
 */
const DeedSchema = defineEntity({
  name: 'Deed',
  properties: {
    tenantId: tenantKey,
    /** E.g. a view's id and a person's, or a message, an action and its target. */
    key: p.string().length(255).primary(),
    at: p.datetime(),
    result: p.json(),
  },
});

export class Deed extends DeedSchema.class {}
DeedSchema.setClass(Deed);
