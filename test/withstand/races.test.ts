/** Two processes, one in Socket Mode and one over HTTP, and many people at once. */
import type { SlackClient } from '../../sandbox/slack/client.ts';
import { AuditEntry } from '../../src/licensing/entities/audit-entry.ts';
import { anAssignment, aPlan, aProduct } from '../support/builders.ts';
import { useDatabase } from '../support/database.ts';
import { report, sized } from '../support/sizes.ts';
import { until } from '../support/until.ts';
import { type Administrator, administrator, type Told } from './administrator.ts';
import { type Member, useStage } from './stage.ts';
import { expectTruth } from './truth.ts';
import { everyone, work } from './work.ts';

const ONCE = 'This came twice, and was done once.';
const DEEDS = ['assigned', 'options_changed', 'removed', 'restored'] as const;
const REFUSALS = ['unchanged', 'seats_exhausted', 'not_assigned', 'already_assigned'];
const OUTCOMES: readonly string[] = [...DEEDS, ...REFUSALS];

const CLIENTS = sized({ short: 8, long: 32 });
const SECONDS = sized({ short: 2.5, long: 20 });
const ROUNDS = sized({ short: 3, long: 100 });

const database = useDatabase();
const stage = useStage(database);
beforeAll(() => Promise.all([stage.start('socket'), stage.start('http')]));
afterEach(() => {
  expect(stage.failures()).toEqual([]);
  expect(stage.slack.violations).toEqual([]);
});

async function administrators(prefix: string, count: number): Promise<Administrator[]> {
  return everyone(count, async (index) => {
    const member = await stage.somebody(`${prefix}${index}`, { admin: true });
    return administrator(stage.slack.as(member));
  });
}

function tally(told: readonly Told[]): Partial<Record<Told, number>> {
  const counts: Partial<Record<Told, number>> = {};
  for (const each of told) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

test('64 who assign the last seat at once: one gets it, 63 are told that it is gone', async () => {
  const product = await aProduct(stage.at, { displayName: 'Last seat', seats: 1 });
  const admins = await administrators('racer', 64);
  const people = await everyone(64, (index) => stage.somebody(`runner${index}`));
  // Forms are opened by and by: a view must be open within seconds.
  const racers = admins.entries();
  await everyone(4, async () => {
    for (const [index, admin] of racers) await admin.openAssign(people[index] as Member, product);
  });
  const began = performance.now();
  const told = await Promise.all(admins.map((admin) => admin.submit()));
  report('64 for the last seat', { ms: Math.round(performance.now() - began), ...tally(told) });
  expect(tally(told)).toEqual({ assigned: 1, seats_exhausted: 63 });
  expect(admins.flatMap(({ trouble }) => trouble)).toEqual([]);
  await expectTruth(stage, database.url);
});

test('assigning, removing, undoing and changing options on few products go on together', async () => {
  const plans = [
    await aPlan(stage.at, { name: 'Mixed Mail' }),
    await aPlan(stage.at, { name: 'Mixed Vault' }),
  ];
  const products = await Promise.all(
    ['Amber', 'Basil', 'Cedar', 'Dune'].map((displayName) =>
      aProduct(stage.at, { displayName, seats: 5, plans }),
    ),
  );
  const people = await everyone(12, (index) => stage.somebody(`mixed${index}`));
  const admins = await administrators('mixer', CLIENTS);
  const told: Told[] = [];
  const ends = Date.now() + SECONDS * 1000;
  // On a slow machine it takes longer until everything has been done at least once.
  const isOver = () =>
    Date.now() > ends && (DEEDS.every((each) => told.includes(each)) || Date.now() > ends + 60_000);
  const field = { people, products, plans };
  await Promise.all(admins.map((admin) => work(admin, field, isOver, (each) => told.push(each))));
  const counts = tally(told);
  report('mixed', { clients: CLIENTS, seconds: SECONDS, deeds: told.length, ...counts });
  expect(Object.keys(counts).filter((each) => !OUTCOMES.includes(each))).toEqual([]);
  expect(Object.keys(counts)).toEqual(expect.arrayContaining([...DEEDS]));
  expect(admins.flatMap(({ trouble }) => trouble)).toEqual([]);
  expect(await deadlocks()).toBe(0);
  await expectTruth(stage, database.url);
});

test('a form that comes to both processes at once is done by one, and told twice', async () => {
  const [admin] = await administrators('twice', 1);
  const { client } = admin as Administrator;
  for (let round = 0; round < ROUNDS; round += 1) {
    const product = await aProduct(stage.at, { displayName: `Twice ${round}.` });
    const person = await stage.somebody(`once${round}`);
    await (admin as Administrator).openAssign(person, product);
    const calls = stage.slack.calls.length;
    const answers = await Promise.all([client.submit(), stage.slack.deliverAgain()]);
    // As Slack's retry does, a while later.
    answers.push(await stage.slack.deliverAgain());
    const seen = () => JSON.stringify([answers, stage.slack.calls.slice(calls)]);
    await until('the others are told', () => seen().split(ONCE).length === 3);
    await until('it is told', () => heard(client, `got *${product.displayName}*`).length > 0);
    expect(await deedsFor(product)).toEqual(['license.assign']);
    await client.closeModal({ all: true });
  }
  const doubled = client.dm().filter(({ text }) => text.includes('got *Twice'));
  expect(doubled).toHaveLength(ROUNDS);
  await expectTruth(stage, database.url);
});

test('an Undo that comes to both processes at once is done by one', async () => {
  const [admin] = await administrators('undoer', 1);
  const { client } = admin as Administrator;
  for (let round = 0; round < ROUNDS; round += 1) {
    const product = await aProduct(stage.at, { displayName: `Undone ${round}.` });
    const person = await stage.somebody(`undone${round}`);
    await anAssignment(stage.at, { id: person.personId }, product);
    expect(await (admin as Administrator).remove(person, product)).toBe('removed');
    const removed = `Removed *${product.displayName}*`;
    const dm = await until('it is told', () => heard(client, removed)[0]);
    await client.closeModal({ all: true });
    await Promise.all([client.click('Undo', dm), stage.slack.deliverAgain()]);
    const again = `This removal of ${product.displayName}`;
    await until('the second is told', () => heard(client, again).length === 1);
    await until(
      'the message says so',
      () => heard(client, `↩ *${product.displayName}*`).length > 0,
    );
    expect(await deedsFor(product)).toEqual(['license.remove', 'license.undo_removal']);
  }
});

function heard(client: SlackClient, words: string) {
  return client.dm().filter(({ text }) => text.includes(words));
}

async function deedsFor({ id }: { id: string }): Promise<string[]> {
  const { em, tenantId } = stage.at;
  const where = { tenantId, productId: id };
  const entries = await em.fork().find(AuditEntry, where, { orderBy: { id: 'asc' } });
  return entries.map(({ action }) => action);
}

async function deadlocks(): Promise<number> {
  const [row] = await stage.at.em
    .fork()
    .execute<{ deadlocks: number }[]>(
      'select cast(deadlocks as int) as deadlocks from pg_stat_database where datname = current_database()',
    );
  return row?.deadlocks ?? -1;
}
