/** What is done to each of those chosen, on their own: who can be served is served. */
import { shortName } from './name-list.ts';
import type { Picked, PickedPerson } from './picked-people.ts';
import type { Texts } from './texts.ts';

/** What happened to one person; `name` is markup. */
export type Outcome<Result> = { name: string } & ({ result: Result } | { error: unknown });

/** One after the other. */
export async function eachPerson<Result>(
  texts: Texts,
  picked: readonly Picked[],
  run: (person: PickedPerson, name: string) => Promise<Result>,
): Promise<Outcome<Result>[]> {
  const outcomes: Outcome<Result>[] = [];
  for (const each of picked) {
    if ('error' in each) {
      outcomes.push(each);
      continue;
    }
    const { person } = each;
    const displayName = shortName(person.displayName, 75);
    const name = person.slackUserId === null ? displayName : texts.person(person);
    const outcome = await run(person, name).then(
      (result) => ({ name, result }),
      (error: unknown) => ({ name, error }),
    );
    outcomes.push(outcome);
  }
  return outcomes;
}

/** This very form had done it before. */
export function isRepeated(outcome: Outcome<{ repeated: boolean }>): boolean {
  return 'result' in outcome && outcome.result.repeated;
}
