/** Processes are stopped and started in turn, as for an upgrade: nobody at work notices. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BotProcess } from '../support/bot-process.ts';
import { aPlan, aProduct } from '../support/builders.ts';
import { useDatabase } from '../support/database.ts';
import { useJobs } from '../support/jobs.ts';
import { report, sized } from '../support/sizes.ts';
import { administrator } from './administrator.ts';
import { type Mode, useStage } from './stage.ts';
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
import { everyone, work } from './work.ts';

const UPGRADES = sized({ short: 1, long: 10 });
const CLIENTS = sized({ short: 4, long: 16 });
const JOBS = 10;

const database = useDatabase();
const jobs = useJobs(database);
const stage = useStage(database);

test('whoever works meanwhile gets all answers, and every job is done once', async () => {
  const plan = await aPlan(stage.at, { name: 'Stopped Mail' });
  const products = await Promise.all(
    ['Amber', 'Basil', 'Cedar'].map((displayName) =>
      aProduct(stage.at, { displayName, seats: 4, plans: [plan] }),
    ),
  );
  const people = await everyone(8, (index) => stage.somebody(`kim${index}`));
  const reader = await stage.somebody('reader');
  const members = await everyone(CLIENTS, (index) =>
    stage.somebody(`admin${index}`, { admin: true }),
  );
  const bots = new Map<Mode, BotProcess>();
  const begin = async (mode: Mode) => bots.set(mode, await stage.start(mode));
  await Promise.all([begin('socket'), begin('http')]);

  const shown: Tally = new Map();
  let isOver = false;
  const admins = members.map((member) => ({
    member,
    ...administrator(stage.slack.as(member)),
  }));
  const troubles = () => admins.flatMap(({ trouble }) => trouble).length;
  const working = admins.map((admin) =>
    work(
      admin,
      { people, products, plans: [plan] },
      () => isOver,
      (told, person, product) => note(shown, told, admin.member, person, product.displayName),
    ),
  );
  const queue = await jobs.queueOf(stage.tenantId);
  let sent = 0;
  // Each takes a while, so that some are in hand when their process is stopped.
  stage.slack.misbehave({ kind: 'slow', method: 'conversations.open', delayMs: 200 });
  for (let upgrades = 0; upgrades < UPGRADES; upgrades += 1) {
    for (const [mode, bot] of bots) {
      for (let each = 0; each < JOBS; each += 1) {
        await queue.enqueue(stage.at.em.fork(), 'tell-person', {
          kind: 'message',
          slackUserId: reader.id,
          text: `Job number ${sent++}.`,
          blocks: [],
        });
      }
      await sleep(Math.random() * 1000);
      // What Slack sends as a socket closes is lost; whoever it was clicks again.
      expect(await stage.end(bot, 'SIGTERM')).toBe(0);
      await begin(mode);
    }
  }
  isOver = true;
  await Promise.all(working);
  await nobodyIsLeftToTell(stage);

  const read = stage.slack
    .as(reader)
    .dm()
    .map(({ text }) => text);
  const [done, told] = [await deedsDone(stage, members), deedsTold(stage, members)];
  report('stopping', {
    upgrades: UPGRADES,
    clients: CLIENTS,
    jobs: sent,
    troubles: troubles(),
    done: byKind(done),
  });
  expect(read.sort()).toEqual(Array.from({ length: sent }, (_, n) => `Job number ${n}.`).sort());
  expect(differences({ shown, done, told })).toEqual([]);
  expect(stage.failures()).toEqual([]);
  expect(stage.slack.violations).toEqual([]);
  await expectTruth(stage, database.url);
});
