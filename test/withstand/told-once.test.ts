/** PostgreSQL is gone between a message and the word that it has arrived. */
import { aProduct } from '../support/builders.ts';
import { useOwnPostgres } from '../support/own-postgres.ts';
import { until } from '../support/until.ts';
import { administrator } from './administrator.ts';
import { useStage } from './stage.ts';

const postgres = useOwnPostgres();
const stage = useStage(postgres);

test('what is known to have arrived is taken back once PostgreSQL is there again', async () => {
  await stage.start('socket');
  const anna = await stage.somebody('anna', { admin: true });
  const kim = await stage.somebody('kim');
  const product = await aProduct(stage.at, { displayName: 'Told once' });
  const admin = administrator(stage.slack.as(anna));
  await admin.openAssign(kim, product);
  stage.slack.misbehave({ kind: 'slow', method: 'chat.postMessage', times: 1, delayMs: 3000 });
  await admin.submit();
  const heard = () => stage.slack.as(anna).dm().length;
  await postgres.stop();
  await until('it has arrived', () => heard() === 1);
  await postgres.start();
  await until('nothing is left to tell', async () => {
    const [{ count }] = await stage.at.em
      .fork()
      .execute<[{ count: number }]>(
        "select cast(count(*) as int) from pgboss.job where name like '%/tell-person' and state < 'completed'",
      );
    return count === 0;
  });
  expect(heard()).toBe(1);
});
