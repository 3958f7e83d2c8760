/** Processes are killed at any moment while people work: what they were told is true. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BotProcess } from '../support/bot-process.ts';
import { aPlan, aProduct } from '../support/builders.ts';
import { useDatabase } from '../support/database.ts';
import { report, sized } from '../support/sizes.ts';
import { type Administrator, administrator } from './administrator.ts';
import { type Mode, useStage } from './stage.ts';
import {
  byKind,
  deedsDone,
  deedsTold,
  differences,
  note,
  type Tally,
  whatWasKeptIsTold,
} from './tellings.ts';
import { expectTruth } from './truth.ts';
import { any, everyone, work } from './work.ts';

const KILLS = sized({ short: 2, long: 50 });
const CLIENTS = sized({ short: 4, long: 16 });
/** Whoever sees nothing for so long tries again. */
const PATIENCE_MS = 5000;

const database = useDatabase();
const stage = useStage(database);

test('whatever anybody was told is true, nothing is half done, and the next process carries on', async () => {
  const plan = await aPlan(stage.at, { name: 'Killed Mail' });
  const products = await Promise.all(
    ['Amber', 'Basil', 'Cedar'].map((displayName) =>
      aProduct(stage.at, { displayName, seats: 4, plans: [plan] }),
    ),
  );
  const people = await everyone(8, (index) => stage.somebody(`kim${index}`));
  const members = await everyone(CLIENTS, (index) =>
    stage.somebody(`admin${index}`, { admin: true }),
  );
  const bots = new Map<Mode, BotProcess>();
  const begin = async (mode: Mode) => bots.set(mode, await stage.start(mode));
  await Promise.all([begin('socket'), begin('http')]);

  const shown: Tally = new Map();
  let isOver = false;
  const admins = members.map((each) => administrator(stage.slack.as(each), PATIENCE_MS));
  const field = { people, products, plans: [plan] };
  const working = members.map((member, index) =>
    work(
      admins[index] as Administrator,
      field,
      () => isOver,
      (told, person, product) => note(shown, told, member, person, product.displayName),
    ),
  );
  for (let kills = 0; kills < KILLS; kills += 1) {
    await sleep(Math.random() * 1000);
    const [mode, bot] = any([...bots]);
    await stage.end(bot, 'SIGKILL');
    await begin(mode);
  }
  isOver = true;
  await Promise.all(working);
  for (const bot of bots.values()) expect(await stage.end(bot, 'SIGTERM')).toBe(0);

  await stage.start('socket');
  await whatWasKeptIsTold(stage);
  const done = await deedsDone(stage, members);
  const told = deedsTold(stage, members);
  const troubles = admins.flatMap(({ trouble }) => trouble).length;
  report('killed', {
    kills: KILLS,
    clients: CLIENTS,
    done: byKind(done),
    told: byKind(told),
    troubles,
  });
  expect(differences({ shown, done, told }, { atMost: 2 })).toEqual([]);
  await expectTruth(stage, database.url);
  expect(stage.slack.violations).toEqual([]);
});
