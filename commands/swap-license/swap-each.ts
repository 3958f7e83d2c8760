import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Licensing } from '../../src/licensing/ports.ts';
import { type SwapLicenseResult, swapLicense } from '../../src/licensing/swap-license.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import { eachPerson, type Outcome } from '../../src/slack/each-person.ts';
import type { Picked } from '../../src/slack/picked-people.ts';
import type { SubmissionCall } from '../../src/slack/slice.ts';

export interface Swap {
  fromProductId: string;
  toProductId: string;
  disabledPlanIds: readonly string[];
  reason: string | null;
  /** By person: of what they had, as that was shown. */
  revisions?: ReadonlyMap<string, string | undefined>;
  /** Nobody else was chosen: their own location is needed. */
  isOne: boolean;
}

export type Swapped = Outcome<SwapLicenseResult>;

/**
 * Each on their own, once a form.
 * @param keep keeps, in the transaction of a swap, what is to be told of it.
 */
export function swapEach(
  call: SubmissionCall,
  licensing: Licensing,
  { isOne, revisions, ...swap }: Swap,
  picked: readonly Picked[],
  keep: (em: SqlEntityManager, swapped: Swapped) => Promise<unknown> = async () => undefined,
): Promise<Swapped[]> {
  const { fromProductId, toProductId } = swap;
  return eachPerson(call.texts, picked, ({ id: personId }, name) => {
    const key = deedKey('swap', call.view.id, personId, fromProductId, toProductId);
    const revision = revisions?.get(personId);
    const input = { ...swap, personId, revision, useDefaultLocation: !isOne };
    return swapLicense(licensing, { ...call.context, deedKey: key }, input, (em, result) =>
      keep(em, { name, result }),
    );
  });
}
