import type { Context } from '../../src/licensing/actor.ts';
import { team } from './slack.ts';

/** Who fills the company: nobody of it. */
export const bySandbox: Context = {
  tenantId: team.id,
  actor: { kind: 'system', cause: 'sandbox' },
  surface: 'system',
};
