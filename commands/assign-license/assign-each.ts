import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type AssignLicenseResult, assignLicense } from '../../src/licensing/assign-license.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import { shortName } from '../../src/slack/name-list.ts';
import type { Picked } from '../../src/slack/picked-people.ts';
import type { SubmissionCall } from '../../src/slack/slice.ts';
import type { AssignForm } from './form.ts';

/** What happened to one person; `name` is markup. */
export type Outcome = { name: string } & ({ result: AssignLicenseResult } | { error: unknown });

/** This very form had done it before. */
export function isRepeated(outcome: Outcome): boolean {
  return 'result' in outcome && outcome.result.repeated;
}

export type CompleteForm = AssignForm & { productId: string };

/** Keeps, in the transaction of an assignment, what is to be told of it. */
type Keep = (em: SqlEntityManager, outcome: Outcome) => Promise<unknown>;

/** One after the other, each on their own and once a form: who can be served is served. */
export async function assignEach(
  call: SubmissionCall,
  form: CompleteForm,
  picked: readonly Picked[],
  keep: Keep,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const each of picked) {
    const outcome =
      'error' in each ? each : await assignOne(call, form, each.person, picked.length, keep);
    outcomes.push(outcome);
  }
  return outcomes;
}

async function assignOne(
  call: SubmissionCall,
  { productId, disabledPlanIds, untilDate, reason, usageLocation }: CompleteForm,
  person: Extract<Picked, { person: object }>['person'],
  count: number,
  keep: Keep,
): Promise<Outcome> {
  const displayName = shortName(person.displayName, 75);
  const name = person.slackUserId === null ? displayName : call.texts.person(person);
  const context = {
    ...call.context,
    deedKey: deedKey('assign', call.view.id, person.id, productId),
  };
  try {
    const result = await assignLicense(
      call.services.licensing,
      context,
      {
        personId: person.id,
        productId,
        disabledPlanIds,
        untilDate,
        reason,
        ...(count === 1 && usageLocation !== null && { setUsageLocation: usageLocation }),
        useDefaultLocation: count > 1,
      },
      (em, done) => keep(em, { name, result: done }),
    );
    return { name, result };
  } catch (error) {
    return { name, error };
  }
}
