import { useApp } from '../support/app.ts';
import { aProduct } from '../support/builders.ts';
import { isTold } from '../support/seeing.ts';
import { inTenantOf } from '../support/somebody.ts';
import { until } from '../support/until.ts';

const app = useApp();

test('while the database says nothing, whoever asks gets a reference, and later an answer', async () => {
  const anna = app.slack.as(app.admin);
  const mick = app.slack.as(app.member);
  await aProduct(inTenantOf(app));
  await mick.command('/licenses');
  await mick.waitFor(({ modal }) => modal?.title === 'Products');
  await app.licensing.em.fork().transactional(async (em) => {
    await em.execute('lock table product in access exclusive mode');
    const search = mick.suggest({ actionId: 'products.jump' }, 'x');
    await anna.command('/licenses');
    const { text } = await isTold(anna, 'This takes longer than it should');
    expect(text).toMatch(/reference [0-9a-f]{8}/);
    const [found] = (await search).options;
    expect(found?.options[0]).toMatchObject({
      text: 'The search did not work. Try again in a minute',
      description: expect.stringMatching(/^Reference [0-9a-f]{8}$/),
    });
    await until('it is given up', async () => (await waiting()) === 0);
  });
  // It failed under the reference that was told: that is told once.
  expect(anna.messages()).toHaveLength(1);
  await anna.command('/licenses');
  await anna.waitFor(({ modal }) => modal?.title === 'Products');
});

async function waiting(): Promise<number> {
  const [row] = await app.licensing.em.fork().execute<{ count: number }[]>(
    `select cast(count(*) as int) as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return row?.count ?? 0;
}
