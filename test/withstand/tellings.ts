/** What was done, and what administrators were told of it, counted alike. */
import { queueOf } from '../../src/jobs/jobs.ts';
import { until } from '../support/until.ts';
import type { Told } from './administrator.ts';
import type { Member, Stage } from './stage.ts';

/** How often each deed; its key says what was done, by whom, to whom, and of which product. */
export type Tally = Map<string, number>;

export function note(tally: Tally, kind: Told, by: Member, to: Member, product: string): void {
  const key = [kind, by.id, to.id, product].join(' ');
  tally.set(key, (tally.get(key) ?? 0) + 1);
}

const KINDS = {
  'license.assign': 'assigned',
  'license.change_options': 'options_changed',
  'license.remove': 'removed',
  'license.undo_removal': 'restored',
} as const;

/** According to the audit of what these administrators did. */
export async function deedsDone(
  { at: { em, tenantId } }: Stage,
  admins: readonly Member[],
): Promise<Tally> {
  const rows = await em
    .fork()
    .execute<{ action: keyof typeof KINDS; by: string; rest: string; times: number }[]>(
      `select a.action, by.slack_user_id as by, cast(count(*) as int) as times,
          concat_ws(' ', by.slack_user_id, whom.slack_user_id, p.display_name) as rest
         from audit_entry a
         join person by on by.tenant_id = a.tenant_id and by.id = a.actor_id
         join person whom on whom.tenant_id = a.tenant_id and whom.id = a.person_id
         join product p on p.tenant_id = a.tenant_id and p.id = a.product_id
        where a.tenant_id = ? and a.action like 'license.%' group by a.action, by, rest`,
      [tenantId],
    );
  const theirs = rows.filter(({ by }) => admins.some(({ id }) => id === by));
  return new Map(theirs.map(({ action, rest, times }) => [`${KINDS[action]} ${rest}`, times]));
}

const MESSAGES = {
  assigned: /^<@(?<person>\w+)> got \*(?<product>.+)\*/,
  options_changed: /^The options of \*(?<product>.+)\* for <@(?<person>\w+)> were changed/,
  removed: /^Removed \*(?<product>.+)\* from <@(?<person>\w+)>/,
  /** A removal's message, once it is undone. */
  undone: /^↩ \*(?<product>.+)\*: restored to (?<person>\S+) by/,
};

/** According to the direct messages of these administrators; what was undone was removed before. */
export function deedsTold({ slack }: Stage, admins: readonly Member[]): Tally {
  const people = [...slack.workspace.users.values()] as Member[];
  const tally: Tally = new Map();
  for (const admin of admins) {
    for (const { text } of slack.as(admin).dm()) {
      for (const [kind, words] of Object.entries(MESSAGES)) {
        const { person, product = '' } = words.exec(text)?.groups ?? {};
        const whom = people.find(({ id, realName }) => person === id || person === realName);
        if (!whom) continue;
        note(tally, kind === 'undone' ? 'removed' : (kind as Told), admin, whom, product);
      }
    }
  }
  return tally;
}

/**
 * Where these differ: what was shown must be done, and each deed is told by message, once or, if a
 * process ended as it sent it, twice. A restoration is shown in the removal's message.
 */
export function differences(
  { shown, done, told }: Record<'shown' | 'done' | 'told', Tally>,
  { atMost = 1 } = {},
): string[] {
  const keys = new Set([...shown.keys(), ...done.keys(), ...told.keys()].filter(isDeed));
  return [...keys].flatMap((key) => {
    const [seen = 0, times = 0, messages = 0] = [shown, done, told].map((each) => each.get(key));
    const isTold = key.startsWith('restored ')
      ? messages === 0
      : messages >= times && messages <= times * atMost;
    return seen <= times && isTold
      ? []
      : [`${key}: shown ${seen}, done ${times}, told ${messages}`];
  });
}

/** For a report. */
export function byKind(tally: Tally): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const [key, times] of tally) {
    const [kind = ''] = key.split(' ');
    kinds[kind] = (kinds[kind] ?? 0) + times;
  }
  return kinds;
}

function isDeed(key: string): boolean {
  return Object.values(KINDS).some((kind) => key.startsWith(`${kind} `));
}

/** Waits until nobody is left to be told; what is kept for later in case of a death counts, too. */
export async function nobodyIsLeftToTell({ at: { em, tenantId } }: Stage): Promise<void> {
  const left = async () =>
    em
      .fork()
      .execute("select state from pgboss.job where name = ? and state < 'completed'", [
        queueOf(tenantId, 'tell-person'),
      ]);
  await until('nobody is left to tell', async () => (await left()).length === 0, {
    withinMs: 300_000,
  });
}

/** The same, with what was kept due at once. Nothing may be under way that still tells by itself. */
export async function whatWasKeptIsTold(stage: Stage): Promise<void> {
  const { em, tenantId } = stage.at;
  await em
    .fork()
    .execute("update pgboss.job set start_after = now() where name = ? and state = 'created'", [
      queueOf(tenantId, 'tell-person'),
    ]);
  await nobodyIsLeftToTell(stage);
}
