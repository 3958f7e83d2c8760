import { type AssignLicenseResult, assignLicense } from '../../src/licensing/assign-license.ts';
import { shortName } from '../../src/slack/name-list.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { AssignForm } from './form.ts';
import type { Picked } from './picked-people.ts';

/** What happened to one person; `name` is markup. */
export type Outcome = { name: string } & ({ result: AssignLicenseResult } | { error: unknown });

export type CompleteForm = AssignForm & { productId: string };

/** One after the other, each on their own: who can be served is served. */
export async function assignEach(
  call: Call,
  form: CompleteForm,
  picked: readonly Picked[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const each of picked) {
    outcomes.push('error' in each ? each : await assignOne(call, form, each.person, picked.length));
  }
  return outcomes;
}

async function assignOne(
  call: Call,
  { productId, disabledPlanIds, untilDate, reason, usageLocation }: CompleteForm,
  person: Extract<Picked, { person: object }>['person'],
  count: number,
): Promise<Outcome> {
  const displayName = shortName(person.displayName, 75);
  const name = person.slackUserId === null ? displayName : call.texts.person(person);
  try {
    const result = await assignLicense(call.services.licensing, call.context, {
      personId: person.id,
      productId,
      disabledPlanIds,
      untilDate,
      reason,
      ...(count === 1 && usageLocation !== null && { setUsageLocation: usageLocation }),
      useDefaultLocation: count > 1,
    });
    return { name, result };
  } catch (error) {
    return { name, error };
  }
}
