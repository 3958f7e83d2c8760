import { useApp } from '../support/app.ts';
import { isTold } from '../support/seeing.ts';

const app = useApp();

test('while the database says nothing, whoever asks gets a reference, and later an answer', async () => {
  const anna = app.slack.as(app.admin);
  await app.licensing.em.fork().transactional(async (em) => {
    await em.execute('lock table product in access exclusive mode');
    await anna.command('/licenses');
    const { text } = await isTold(anna, 'Something went wrong on our side');
    expect(text).toMatch(/reference [0-9a-f]{8}/);
  });
  await anna.command('/licenses');
  await anna.waitFor(({ modal }) => modal?.title === 'Products');
});
