/** PostgreSQL goes away, in each way that it can, and comes back: nobody is left without an answer. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SlackClient } from '../../sandbox/slack/client.ts';
import type { BotProcess } from '../support/bot-process.ts';
import { aPlan, aProduct } from '../support/builders.ts';
import { useOwnPostgres } from '../support/own-postgres.ts';
import { isLong, report, sized } from '../support/sizes.ts';
import { until } from '../support/until.ts';
import { type Administrator, administrator, type Told } from './administrator.ts';
import { type Member, useStage } from './stage.ts';
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
import { everyone, work } from './work.ts';

const AWAY_SECONDS = sized({ short: 3, long: 30 });
const CUTS = sized({ short: 10, long: 200 });
const CLIENTS = sized({ short: 4, long: 16 });

const postgres = useOwnPostgres();
const stage = useStage(postgres);
let bot: BotProcess;
beforeAll(async () => {
  bot = await stage.start('socket');
});
afterEach(() => {
  expect(bot.hasEnded()).toBe(false);
  expect(stage.slack.violations).toEqual([]);
});
const says = async (path: string) => {
  const answer = await fetch(`http://127.0.0.1:${bot.port}/${path}`);
  return `${answer.status} ${(await answer.text()).trim()}`;
};
const isReady = async () => (await says('readyz')) === '200 ready';

const ways = {
  stopped: { away: () => postgres.stop(), back: () => postgres.start() },
  silent: { away: () => postgres.freeze(), back: async () => postgres.thaw() },
};

describe.each(Object.entries(ways))('PostgreSQL is %s', (name, { away, back }) => {
  test('whoever asks reads a reference; when it is back, all goes on', async () => {
    const asks = await readyToAsk(name);
    await until('it is ready', isReady);
    const answers: Record<string, number> = {};
    await away();
    try {
      const began = Date.now();
      await Promise.all(
        Object.entries(asks).map(async ([what, { client, ask }]) => {
          const asked = performance.now();
          await ask();
          await until(`a reference for the ${what}`, () => readsReference(client));
          answers[what] = Math.round(performance.now() - asked);
        }),
      );
      expect(await says('readyz')).toBe('503 not ready: PostgreSQL does not answer');
      expect(await says('healthz')).toBe('200 ok');
      await sleep(Math.max(0, began + AWAY_SECONDS * 1000 - Date.now()));
    } finally {
      await back();
    }
    const returned = performance.now();
    await until('it is ready again', isReady);
    const ready = Math.round(performance.now() - returned);
    report(`PostgreSQL ${name}`, { seconds: AWAY_SECONDS, answered_ms: answers, ready_ms: ready });
    if (isLong) expect(Object.values(answers).filter((ms) => ms > 3000)).toEqual([]);

    // Jobs go on, too: this message is sent by one.
    const { client } = asks['command'] as Ask;
    stage.slack.misbehave({ kind: 'error500', method: 'chat.postMessage', times: 1 });
    const kim = await stage.somebody(`late.${name}`);
    const product = await aProduct(stage.at, { displayName: `Back ${name}` });
    expect(await administrator(client).assign(kim, product)).toBe('assigned');
    await until('it is told', () => client.dm().some(({ text }) => text.includes(`Back ${name}`)));
    await expectTruth(stage, postgres.url);
  });
});

test('connections are cut again and again: what anybody was told is true', async () => {
  const plan = await aPlan(stage.at, { name: 'Cut Mail' });
  const products = await Promise.all(
    ['Elm', 'Fir'].map((displayName) =>
      aProduct(stage.at, { displayName, seats: 4, plans: [plan] }),
    ),
  );
  const people = await everyone(6, (index) => stage.somebody(`cut${index}`));
  const members = await everyone(CLIENTS, (index) =>
    stage.somebody(`cutter${index}`, { admin: true }),
  );
  const shown: Tally = new Map();
  let isOver = false;
  const field = { people, products, plans: [plan] };
  const working = members.map((member) =>
    work(
      administrator(stage.slack.as(member), 5000),
      field,
      () => isOver,
      (told: Told, person, product) => note(shown, told, member, person, product.displayName),
    ),
  );
  try {
    for (let cuts = 0; cuts < CUTS; cuts += 1) {
      await sleep(Math.random() * 200);
      await postgres.cut();
    }
  } finally {
    isOver = true;
  }
  await Promise.all(working);
  await stage.end(bot, 'SIGTERM');
  bot = await stage.start('socket');
  await whatWasKeptIsTold(stage);
  const [done, told] = [await deedsDone(stage, members), deedsTold(stage, members)];
  report('connections cut', { cuts: CUTS, clients: CLIENTS, shown: byKind(shown) });
  expect(differences({ shown, done, told }, { atMost: 2 })).toEqual([]);
  await expectTruth(stage, postgres.url);
});

interface Ask {
  client: SlackClient;
  ask(): Promise<unknown>;
}

/** People before whom everything lies open that they are about to use. */
async function readyToAsk(name: string): Promise<Record<string, Ask>> {
  const product = await aProduct(stage.at, { displayName: `Product ${name}` });
  const ready = async (
    role: string,
    prepare: (admin: Administrator, kim: Member) => Promise<Ask['ask']>,
  ): Promise<Ask> => {
    const member = await stage.somebody(`${role}.${name}`, { admin: true });
    const kim = await stage.somebody(`kim.${role}.${name}`);
    const admin = administrator(stage.slack.as(member));
    return { client: admin.client, ask: await prepare(admin, kim) };
  };
  return {
    command: await ready(
      'asker',
      async ({ client }) =>
        () =>
          client.command('/licenses'),
    ),
    click: await ready('clicker', async ({ client }) => {
      await client.command(`/licenses ${product.displayName}`);
      await until('it is shown', () => client.modal);
      return () => client.click('Back to products');
    }),
    submission: await ready('submitter', async ({ client, openAssign }, kim) => {
      await openAssign(kim, product);
      return () => client.submit();
    }),
    confirmation: await ready('remover', async ({ client, assign, openRemove, submit }, kim) => {
      await assign(kim, product);
      await openRemove(kim, product);
      await submit();
      return () => client.submit();
    }),
    undo: await ready('undoer', async ({ client, assign, remove }, kim) => {
      await assign(kim, product);
      await remove(kim, product);
      const removed = () => client.dm().find(({ text }) => text.startsWith('Removed'));
      const message = await until('it is told', removed);
      await client.closeModal({ all: true });
      return () => client.click('Undo', message);
    }),
  };
}

function readsReference(client: SlackClient): boolean {
  const told = [...client.messages(), ...client.dm()].map(({ text }) => text);
  return [client.modal?.text ?? '', ...told].some((text) => /reference:? [0-9a-f]{8}/i.test(text));
}
