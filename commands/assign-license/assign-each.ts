import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type AssignLicenseResult, assignLicense } from '../../src/licensing/assign-license.ts';
import type { Licensing } from '../../src/licensing/ports.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import { eachPerson, type Outcome } from '../../src/slack/each-person.ts';
import type { Picked } from '../../src/slack/picked-people.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { AssignForm } from './form.ts';

export type Assigned = Outcome<AssignLicenseResult>;

export type Assignment = Pick<
  AssignForm,
  'disabledPlanIds' | 'startDate' | 'untilDate' | 'usageLocation' | 'reason'
> & {
  productId: string;
  /** Nobody else was chosen: their own location is needed. */
  isOne: boolean;
};

/**
 * Each on their own, once a view.
 * @param keep keeps, in the transaction of an assignment, what is to be told of it.
 */
export function assignEach(
  call: Call,
  licensing: Licensing,
  viewId: string,
  { productId, usageLocation, isOne, ...options }: Assignment,
  picked: readonly Picked[],
  keep: (em: SqlEntityManager, assigned: Assigned) => Promise<unknown> = async () => undefined,
): Promise<Assigned[]> {
  return eachPerson(call.texts, picked, ({ id: personId }, name) => {
    const context = { ...call.context, deedKey: deedKey('assign', viewId, personId, productId) };
    const input = {
      ...{ ...options, personId, productId, useDefaultLocation: !isOne },
      ...(isOne && usageLocation !== null && { setUsageLocation: usageLocation }),
    };
    return assignLicense(licensing, context, input, (em, result) => keep(em, { name, result }));
  });
}
