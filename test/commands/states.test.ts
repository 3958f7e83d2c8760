/**
 * Every view that the app shows, opened at the strict local Slack: of a company that has nothing, one
 * of each, or 101 of each; for somebody who may not; and while the database is away.
 */
import pg from 'pg';
import type { Envelope } from '../../sandbox/slack/delivery/transport.ts';
import type { SlackUser } from '../../sandbox/slack/people.ts';
import { catalog } from '../../src/slack/texts/index.ts';
import { type TestApp, useApp } from '../support/app.ts';
import { again } from '../withstand/hostile/again.ts';
import { watch } from '../withstand/hostile/answers.ts';
import { aCompany, commands, walkThroughCompany } from '../withstand/hostile/company.ts';
import { listenerOf, listeners } from '../withstand/hostile/deliveries.ts';
import { PATIENT } from '../withstand/stage.ts';

const UNINTELLIGIBLE = /undefined|\[object|\bNaN\b|Error:|\{\{/;
const SENTENCE = /: \W*\w+\W+\w+\W+\w+/;

type Language = keyof typeof catalog;

/** Of all modals; the catalog calls them so. */
function titlesIn(language: Language): string[] {
  return Object.values(catalog[language]).flatMap((texts) =>
    Object.entries<string>(texts).flatMap(([key, text]) => (/title$/i.test(key) ? [text] : [])),
  );
}

/** What stands between the values of the English sentences, where that is some words. */
const ENGLISH = Object.values(catalog.en)
  .flatMap((texts) => Object.values<string>(texts))
  .flatMap((text) => text.split(/\{\{.*?\}\}|\n/))
  .filter((words) => /\w+ \w+ \w+/.test(words));

const DUTCH = Object.values(catalog.nl).flatMap((texts) => Object.values<string>(texts));

interface Recording {
  app: TestApp;
  recorded: Envelope[];
}

/** An app whose deliveries are kept. */
function useRecordingApp(): Recording {
  const recorded: Envelope[] = [];
  const app = useApp({
    slack: async () => ({ ...PATIENT, onDelivery: (envelope) => recorded.push(envelope) }),
  });
  return { app, recorded };
}

/** Has one look at what each command opens. */
async function glance(app: TestApp, user: SlackUser): Promise<void> {
  const client = app.slack.as(user);
  for (const line of commands) {
    const seen = watch(app.slack);
    await client.command(line);
    await app.idle();
    const { text } = seen({ ok: true, body: {} });
    expect(`${line}: ${text}`).toMatch(SENTENCE);
    expect(text).not.toMatch(UNINTELLIGIBLE);
    if (client.modal) await client.closeModal({ all: true });
  }
}

/** Opens all there is in a company with so much of each; the kinds of modals that it cannot have are named. */
function testsOpening({ app, recorded }: Recording, count: number, unreachable?: RegExp): void {
  test('all that can be opened says something, and Slack takes it', async () => {
    const people = await aCompany(app, { count });
    await glance(app, people.kim);
    await glance(app, app.member);
    const seen = watch(app.slack);
    const titles = await walkThroughCompany(app, people);
    expect(seen({ ok: true, body: {} }).text).not.toMatch(UNINTELLIGIBLE);
    expect(titlesIn('en').filter((each) => !titles.has(each) && !unreachable?.test(each))).toEqual(
      [],
    );
    const met = new Set(recorded.map(listenerOf));
    // Pages are turned only where there are several; that button comes with a message, when a
    // group's job has got so far.
    const many = listeners.filter((each) => count > 100 && !met.has(each));
    expect(many.filter((each) => each !== 'actions group.open')).toEqual([]);
  });
}

describe('of a company with nothing', () => {
  testsOpening(
    useRecordingApp(),
    0,
    /^(Edit service plan|Compare products|(Hand over|Snooze|Resolve) alert|Turn off alerts|Channel for alerts|.* subscription|(Edit|Assign to|Remove from) group|Change (members|options)|(Remove|Swap) product|Try again|Review request|Deny request)$/,
  );
});

describe('of a company with one of each, which speaks Dutch', () => {
  const app = useApp({ slack: async () => PATIENT });

  test('all that can be opened says something in Dutch, cut nowhere, and Slack takes it', async () => {
    const people = await aCompany(app, { count: 1, locale: 'en-US' });
    await app.licensing.em
      .fork()
      .execute(`update tenant set language = 'nl' where id = ?`, [app.tenantId], 'run');
    await glance(app, people.kim);
    await glance(app, app.member);
    const seen = watch(app.slack);
    const titles = await walkThroughCompany(app, people);
    const { text, everything } = seen({ ok: true, body: {} });
    expect(text).not.toMatch(UNINTELLIGIBLE);
    expect(titlesIn('nl').filter((title) => !titles.has(title))).toEqual([]);
    expect(ENGLISH.filter((words) => everything.includes(words))).toEqual([]);
    const cut = text.split('\n').filter((line) => /\S…/.test(line));
    expect(cut.filter((line) => !DUTCH.some((words) => words.includes(line)))).toEqual([]);
  });
});

describe('of a company with 101 of each', () => {
  const recording = useRecordingApp();
  const { app, recorded } = recording;
  testsOpening(recording, 101);

  /** What each delivery gets for an answer when this person makes it again. */
  async function answersTo(user: SlackUser): Promise<string[]> {
    const latest = new Map(recorded.map((envelope) => [listenerOf(envelope), envelope]));
    const answers: string[] = [];
    for (const [listener, envelope] of latest) {
      // Nobody waits for what is told about somebody.
      if (/^events (team_join|user_change|subteam_)/.test(listener)) continue;
      const seen = watch(app.slack);
      const payload = again(app.slack, envelope.payload, user.id);
      const ack = await app.slack.deliver({ ...envelope, payload });
      await app.idle();
      answers.push(`${listener}: ${seen(ack).text}`);
    }
    expect(answers.length).toBeGreaterThan(40);
    return answers;
  }

  test('somebody who may not is told so, or sees what they may', async () => {
    const answers = await answersTo(app.member);
    const told = answers.filter((each) => !each.startsWith('options '));
    const refused = told.filter((each) => each.includes('Only license administrators can'));
    expect(told.filter((each) => !SENTENCE.test(each) || UNINTELLIGIBLE.test(each))).toEqual([]);
    expect(refused.length).toBeGreaterThan(25);
  });

  test('answers with a reference while the database is away', async () => {
    await withoutDatabase(app, async () => {
      const answers = await answersTo(app.admin);
      expect(answers.filter((each) => !/reference:? [0-9a-f]{8}/i.test(each))).toEqual([]);
    });
  });
});

/** PostgreSQL lets nobody into this database, and has put out whoever was. */
async function withoutDatabase(app: TestApp, during: () => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL'] });
  await admin.connect();
  const name = new URL(app.database.url).pathname.slice(1);
  try {
    await admin.query(`alter database ${name} allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      name,
    ]);
    await during();
  } finally {
    await admin.query(`alter database ${name} allow_connections true`);
    await admin.end();
  }
}
