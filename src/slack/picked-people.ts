import { PersonNotFound } from '../licensing/errors.ts';
import type { PersonRecord } from '../licensing/person-record.ts';
import { showPerson } from '../licensing/show-person.ts';
import type { Call } from './slice.ts';

export type PickedPerson = Pick<
  PersonRecord,
  'id' | 'displayName' | 'slackUserId' | 'status' | 'usageLocation' | 'isGuest'
>;

/** Who is chosen: in Slack's own picker, and in the one for all others. */
export interface Chosen {
  slackUserIds: readonly string[];
  personIds: readonly string[];
}

export type Picked =
  | { person: PickedPerson }
  /** Not read: a bot, a stranger, or Slack does not answer. `name` is markup. */
  | { name: string; error: unknown };

/** Slack is asked about so many people at a time. */
const AT_A_TIME = 5;

/** Everyone chosen, in the order chosen; each once. */
export async function readPicked(
  call: Call,
  { slackUserIds, personIds }: Chosen,
): Promise<Picked[]> {
  const reads = [
    ...slackUserIds.map((id) => () => read(`<@${id}>`, call.services.people.bySlackId(id))),
    ...personIds.map(
      (personId) => () =>
        read('?', showPerson(call.services.licensing, call.context, { personId })),
    ),
  ];
  const picked: Picked[] = [];
  for (let first = 0; first < reads.length; first += AT_A_TIME) {
    const some = reads.slice(first, first + AT_A_TIME);
    picked.push(...(await Promise.all(some.map((start) => start()))));
  }
  return picked;
}

async function read(name: string, reading: Promise<PickedPerson>): Promise<Picked> {
  try {
    return { person: await reading };
  } catch (error) {
    return { name, error };
  }
}

export function knownPeople(picked: readonly Picked[]): PickedPerson[] {
  return picked.flatMap((each) => ('person' in each ? [each.person] : []));
}

/** Those who can never hold a license, as markup. */
export function unknownPeople(picked: readonly Picked[]): string[] {
  return picked.flatMap((each) =>
    'error' in each && each.error instanceof PersonNotFound ? [each.name] : [],
  );
}
