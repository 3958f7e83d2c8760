/**
 * A walk through the whole app, in a company with 101 of each. What it had delivered is delivered
 * again: by somebody who may not, while the database is away, and as nobody’s Slack would send it.
 */
import fc from 'fast-check';
import { CALLBACK as ASK } from '../../commands/request-license/form.ts';
import { httpTransport } from '../../sandbox/slack/delivery/http.ts';
import type { Acknowledgement, Envelope } from '../../sandbox/slack/delivery/transport.ts';
import { startApp } from '../../src/app.ts';
import { createMetrics } from '../../src/metrics.ts';
import { useApp } from '../support/app.ts';
import { isLong, report, sized } from '../support/sizes.ts';
import { until } from '../support/until.ts';
import { again } from './hostile/again.ts';
import { watch } from './hostile/answers.ts';
import { aCompany, walkThroughCompany } from './hostile/company.ts';
import { addressOf, listenerOf, listeners } from './hostile/deliveries.ts';
import { glance, SENTENCE, titlesIn, UNINTELLIGIBLE } from './hostile/openings.ts';
import { changedTables, type Others, others, type Rows, rowsOf, THEIRS } from './hostile/others.ts';
import { type Tampering, tampered, tamperings } from './hostile/tampering.ts';
import { withoutDatabase } from './hostile/without-database.ts';
import { PATIENT } from './stage.ts';

const RUNS = sized({ short: 50, long: 5_000 });
const UNFORESEEN = 'Something went wrong on our side';
/** Written while somebody is read from Slack, or by jobs. */
const OF_READING = [
  ...['person', 'pgboss.job', 'alert', 'alert_message', 'alert_route'],
  ...['license_request_message', 'license_request_approver', 'reclaim_ask'],
];
/** By what everybody may do. */
const OF_ASKING = ['license_request', 'license_request_requester', 'audit_entry', 'deed'];

const patience = isLong ? {} : PATIENT;
const recorded: Envelope[] = [];
let isRecording = true;
const app = useApp({
  slack: async () => ({
    ...patience,
    onDelivery: (envelope) => isRecording && recorded.push(envelope),
  }),
});
const metrics = createMetrics();
const rejections: unknown[] = [];
const rejected = (reason: unknown) => rejections.push(reason);
let admin: { id: string };
let titles: ReadonlySet<string>;
let them: Others;
let theirs: Rows;
let insteadOf: ReadonlyMap<string, string>;
/** Another process, which is reached over HTTP. */
let overHttp: (envelope: Envelope) => Promise<Acknowledgement>;

beforeAll(async () => {
  them = await others(app);
  const people = await aCompany(app, { count: 101 });
  await glance(app, people.kim);
  await glance(app, app.member);
  const seen = watch(app.slack);
  titles = await walkThroughCompany(app, people);
  expect(seen({ ok: true, body: {} }).text).not.toMatch(UNINTELLIGIBLE);
  admin = people.kim;
  isRecording = false;
  theirs = await rowsOf(app.licensing.em, them.tenantId);
  insteadOf = await them.insteadOf(app.tenantId);
  process.on('unhandledRejection', rejected);
  const { signingSecret } = app.slack;
  const config = structuredClone(app.config);
  config.slack.transport = { kind: 'http', signingSecret };
  const running = await startApp(config, { clock: () => app.now, metrics });
  app.database.onClose(() => running.stop());
  const url = `http://127.0.0.1:${running.port}/slack/events`;
  const { ackTimeoutMs } = { ackTimeoutMs: 3000, ...patience };
  const http = httpTransport({ url, signingSecret, now: Date.now, ackTimeoutMs });
  overHttp = ({ payload, ...envelope }) =>
    http.deliver({ ...envelope, payload: isCommand(envelope) ? asForm(payload) : payload });
});

function isCommand({ type }: Pick<Envelope, 'type'>): boolean {
  return type === 'slash_commands';
}

/** A form has texts only. */
function asForm(payload: Envelope['payload']): Envelope['payload'] {
  const fields = Object.entries(payload).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(fields);
}

afterAll(() => void process.off('unhandledRejection', rejected));

/** A socket that a busy machine has lost is connected again; Slack would deliver to another. */
async function overSocket(envelope: Envelope): Promise<Acknowledgement> {
  await until('the socket is there', () => app.slack.connected);
  const outcome = await app.slack.deliver(envelope);
  return outcome.ok || app.slack.connected ? outcome : overSocket(envelope);
}

async function idle(): Promise<void> {
  await app.idle();
  await until('nothing is under way', async () => {
    const { values } = await metrics.inProgress.get();
    return values.every(({ value }) => value === 0);
  });
}

/** What an administrator's deed before has jobs do is nobody else's change. */
async function jobsAreDone(): Promise<void> {
  await until('no job is under way or due', async () => {
    const jobs = await app.licensing.em.fork().execute(
      `select from pgboss.job where name like :tenantId || '/%' and name not like '%/failed'
        and (state = 'active' or state in ('created', 'retry') and start_after <= now()) limit 1`,
      { tenantId: app.tenantId },
    );
    return jobs.length === 0;
  });
}

test('the walk meets all that the slices listen to, and all modals', () => {
  const met = new Set(recorded.map(listenerOf));
  expect(listeners.filter((each) => !met.has(each))).toEqual([]);
  expect(titlesIn('en').filter((each) => !titles.has(each))).toEqual([]);
});

interface Case {
  /** Which of the recorded deliveries. */
  which: number;
  by: 'admin' | 'member';
  over: 'http' | 'socket';
  changes: Tampering[];
}

interface Outcome {
  listener: string;
  /** What is said. */
  text: string;
  /** What is wrong with what came of it. */
  problems: string[];
}

async function outcomeOf({ which, by, over, changes }: Case): Promise<Outcome> {
  const em = app.licensing.em.fork();
  const { violations } = app.slack.workspace;
  const envelope = recorded[which] ?? raise('There is no such delivery');
  const listener = listenerOf(envelope);
  const isEvent = envelope.type === 'events_api';
  const user = by === 'admin' ? admin : app.member;
  if (by === 'member') await jobsAreDone();
  const before = by === 'member' && (await rowsOf(em, app.tenantId));
  // Its trigger lives for 3 s.
  const fresh = again(app.slack, envelope.payload, user.id);
  const payload = tampered(fresh, changes, insteadOf);
  const seen = watch(app.slack);

  // At an event without a name Slack's own library for sockets fails, before the app sees it.
  const isNameless = isEvent && typeof Object(payload['event']).type !== 'string';
  const deliver = over === 'http' || isNameless ? overHttp : overSocket;
  const ack = await deliver({ ...envelope, payload });
  await idle();

  const { everything, text } = seen(ack);
  const refused = violations.splice(0);
  // Without a trigger nothing can be opened; the attempt is no fault.
  const isFault = refused.length > 0 && typeof payload['trigger_id'] === 'string';
  const wrong = [
    !ack.ok && `not acknowledged: ${ack.error}`,
    THEIRS.test(everything) && `tells of others: ${everything}`,
    UNINTELLIGIBLE.test(text) && `says ${text}`,
    isFault && `is refused by Slack: ${JSON.stringify(refused)}`,
    rejections.length > 0 && `rejects: ${rejections.splice(0)}`,
    ...changedTables(theirs, await rowsOf(em, them.tenantId)).map(
      (each) => `changes their ${each}`,
    ),
  ];
  if (!isEvent && addressOf(payload) === addressOf(fresh)) {
    const isSearch = payload['type'] === 'block_suggestion';
    wrong.push(!isSearch && text.trim() === '' && 'says nothing');
    wrong.push(text.includes(UNFORESEEN) && `says ${text}`);
    if (before) {
      const changed = changedTables(before, await rowsOf(em, app.tenantId));
      const isAsking = listener === `submissions ${ASK}`;
      const may = isAsking ? [...OF_READING, ...OF_ASKING] : OF_READING;
      const mayNot = changed.filter((each) => !may.includes(each));
      wrong.push(...mayNot.map((each) => `lets somebody who may not change a ${each}`));
    }
  }
  const problems = wrong.filter((each) => typeof each === 'string');
  return { listener, text, problems: problems.map((each) => `${listener} ${each}`) };
}

async function outcomesOfEach(one: Omit<Case, 'which'>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const latest = new Map([...recorded].map((each, which) => [listenerOf(each), which]));
  for (const which of isLong ? recorded.keys() : latest.values()) {
    outcomes.push(await outcomeOf({ ...one, which }));
  }
  return outcomes;
}

async function problemsWithEach(one: Omit<Case, 'which'>): Promise<string[]> {
  return (await outcomesOfEach(one)).flatMap(({ problems }) => problems);
}

test('what an administrator does once more is answered, in the message itself, too', async () => {
  expect(await problemsWithEach({ by: 'admin', over: 'http', changes: [] })).toEqual([]);
});

test('what an administrator does, nobody else can do, and is told so', async () => {
  const outcomes = await outcomesOfEach({ by: 'member', over: 'http', changes: [] });
  expect(outcomes.flatMap(({ problems }) => problems)).toEqual([]);
  // A list finds nothing for them; nobody waits for what is told about somebody.
  const told = outcomes
    .filter(({ listener }) => !/^(options|events (team_join|user_change|subteam_))/.test(listener))
    .map(({ listener, text }) => `${listener}: ${text}`);
  expect(told.filter((each) => !SENTENCE.test(each))).toEqual([]);
  const refused = told.filter((each) => each.includes('Only license administrators can'));
  expect(refused.length).toBeGreaterThan(25);
});

test('with ids of another tenant nothing of theirs is read or changed', async () => {
  const changes: Tampering[] = [{ at: 0, inBlocks: false, change: { kind: 'theirs', all: true } }];
  expect(await problemsWithEach({ by: 'admin', over: 'socket', changes })).toEqual([]);
});

test('whatever else is delivered is answered', async () => {
  const cases = fc.record<Case>({
    which: fc.nat({ max: recorded.length - 1 }),
    by: fc.constantFrom('admin', 'member'),
    over: fc.constantFrom('http', 'http', 'http', 'socket'),
    changes: tamperings(them.ids),
  });
  const holds = fc.asyncProperty(cases, async (one) => {
    const { problems } = await outcomeOf(one);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
  await fc.assert(holds, { numRuns: RUNS, includeErrorInReport: true });
  report('hostile', { deliveries: recorded.length, runs: RUNS });
});

test('while the database is away all is answered with a reference', async () => {
  const latest = new Map(recorded.map((envelope) => [listenerOf(envelope), envelope]));
  await withoutDatabase(app.database, async () => {
    for (const [listener, envelope] of latest) {
      if (envelope.type === 'events_api' && listener !== 'events app_home_opened') continue;
      const seen = watch(app.slack);
      const payload = again(app.slack, envelope.payload, admin.id);
      const ack = await app.slack.deliver({ ...envelope, payload });
      await app.idle();
      expect(`${listener}: ${seen(ack).text}`).toMatch(/reference:? [0-9a-f]{8}/i);
    }
  });
});

function raise(message: string): never {
  throw new Error(message);
}
