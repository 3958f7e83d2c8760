/** Slack answers badly or not at all: what was done stays done, and is told once Slack is back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Misbehavior } from '../../sandbox/slack/misbehavior.ts';
import { aProduct } from '../support/builders.ts';
import { useDatabase } from '../support/database.ts';
import { report, sized } from '../support/sizes.ts';
import { until } from '../support/until.ts';
import { type Administrator, administrator } from './administrator.ts';
import { type Member, useStage } from './stage.ts';
import {
  byKind,
  deedsDone,
  deedsTold,
  differences,
  nobodyIsLeftToTell,
  note,
  type Tally,
} from './tellings.ts';
import { expectTruth } from './truth.ts';
import { any, everyone } from './work.ts';

type Kind = Misbehavior['kind'];
/** Nothing is done; so nothing may come twice. */
const REFUSING = sized<Kind[]>({
  short: ['error500'],
  long: ['error500', 'rate_limited', 'unreachable', 'silent'],
});
const SECONDS = sized({ short: 1, long: 30 });
const CLIENTS = sized({ short: 4, long: 16 });

const database = useDatabase();
const stage = useStage(database);
beforeAll(() => stage.start('socket'));
afterEach(() => {
  stage.slack.behave();
  expect(stage.slack.violations).toEqual([]);
});

interface Ready {
  member: Member;
  admin: Administrator;
  person: Member;
}

/** Administrators with a form open, filled in. */
async function formsFor(product: { id: string; displayName: string }): Promise<Ready[]> {
  const name = product.displayName.toLowerCase().replace(/\W/g, '');
  return everyone(CLIENTS, async (index) => {
    const member = await stage.somebody(`${name}${index}`, { admin: true });
    const person = await stage.somebody(`kim.${name}${index}`);
    const admin = administrator(stage.slack.as(member));
    await admin.openAssign(person, product);
    return { member, admin, person };
  });
}

async function submitAll(all: readonly Ready[], product: string): Promise<Tally> {
  const shown: Tally = new Map();
  await Promise.all(
    all.map(async ({ member, admin, person }) =>
      note(shown, await admin.submit(), member, person, product),
    ),
  );
  return shown;
}

const failedAt = (where: string) => stage.failures().filter((entry) => entry['where'] === where);

test.each(REFUSING)(
  'all answers are %s: deeds stay, their messages come later, once',
  async (kind) => {
    const product = await aProduct(stage.at, { displayName: `Away ${kind}`, seats: 100 });
    const all = await formsFor(product);
    const members = all.map(({ member }) => member);
    const asker = stage.slack.as(await stage.somebody(`asker${kind.replace('_', '')}`));
    const unanswered = failedAt('command /license-mine: telling the error').length;

    stage.slack.misbehave({ kind, retryAfter: 1 });
    const shown = await submitAll(all, product.displayName);
    await asker.command('/license-mine');
    await sleep(SECONDS * 1000);
    const done = await deedsDone(stage, members);
    expect(byKind(shown)).toEqual({ assigned: CLIENTS });
    expect(done).toEqual(shown);
    expect(deedsTold(stage, members).size).toBe(0);
    await until(
      'the log says that somebody was not answered',
      () => failedAt('command /license-mine: telling the error').length > unanswered,
    );

    stage.slack.behave();
    const back = performance.now();
    await nobodyIsLeftToTell(stage);
    report('Slack away', { kind, seconds: SECONDS, told_ms: Math.round(performance.now() - back) });
    expect(differences({ shown, done, told: deedsTold(stage, members) })).toEqual([]);
    await asker.command('/license-mine');
    await until('the next is answered', () => asker.modal);
    await expectTruth(stage, database.url);
  },
);

test('some answers are refused, half or lost: nobody is left untold, and few are told twice', async () => {
  const product = await aProduct(stage.at, { displayName: 'Moody', seats: 100 });
  const all = await formsFor(product);
  const members = all.map(({ member }) => member);
  const kinds: Kind[] = ['rate_limited', 'error500', 'unreachable', 'half', 'lost_answer'];
  let unknown = 0;
  for (let times = 0; times < CLIENTS * 2; times += 1) {
    const method = any(['chat.postMessage', 'conversations.open']);
    const kind = kinds[times % kinds.length] as Kind;
    if (method === 'chat.postMessage' && ['half', 'lost_answer'].includes(kind)) unknown += 1;
    stage.slack.misbehave({ kind, method, times: 1, retryAfter: 1 });
  }
  const shown = await submitAll(all, product.displayName);
  await nobodyIsLeftToTell(stage);
  const [done, told] = [await deedsDone(stage, members), deedsTold(stage, members)];
  const twice = (byKind(told)['assigned'] ?? 0) - CLIENTS;
  report('Slack moody', { messages: CLIENTS, unknown, twice });
  expect(byKind(done)).toEqual({ assigned: CLIENTS });
  expect(differences({ shown, done, told }, { atMost: unknown + 1 })).toEqual([]);
  expect(twice).toBeLessThanOrEqual(unknown);
});

test.each(sized<Kind[]>({ short: ['unreachable'], long: ['error500', 'unreachable', 'silent'] }))(
  'an answer to a click is %s: the deed is done, the log says so, and nothing hangs',
  async (kind) => {
    const name = `undoer${kind}`;
    const member = await stage.somebody(name, { admin: true });
    const admin = administrator(stage.slack.as(member));
    const kim = await stage.somebody(`kim.${name}`);
    const product = await aProduct(stage.at, { displayName: `Undone ${kind}` });
    expect(await admin.assign(kim, product)).toBe('assigned');
    expect(await admin.remove(kim, product)).toBe('removed');
    const { client } = admin;
    const removed = await until('it is told', () =>
      client.dm().find(({ text }) => text.startsWith('Removed')),
    );
    await client.closeModal({ all: true });
    stage.slack.misbehave({ kind, method: 'response_url' });
    await client.click('Undo', removed);
    await until('the message says so', () => client.dm().some(({ text }) => text.startsWith('↩')));
    // The second is told below the message, or would be.
    const where = 'action remove.undo: telling the error';
    const before = failedAt(where).length;
    await stage.slack.deliverAgain();
    await until('the log says so', () => failedAt(where).length > before);
    expect(byKind(await deedsDone(stage, [member]))).toEqual({
      assigned: 1,
      removed: 1,
      restored: 1,
    });
  },
);
