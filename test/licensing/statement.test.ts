import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import { statement } from '../../src/licensing/statement.ts';
import { aTenant } from '../support/builders.ts';
import { useLicensing } from '../support/licensing.ts';

const licensing = useLicensing();

const twice = statement<{ text: string; words: string[] }>(
  `select :text || '::' || :text as text, cast(:words as text[]) as words`,
);

test('takes its values as they are', async () => {
  const values = { text: `';:text$1`, words: ['a,b', '{"}'] };
  expect(await twice(licensing.em, values)).toEqual([
    { text: `';:text$1::';:text$1`, words: ['a,b', '{"}'] },
  ]);
});

test('is planned once a connection, whatever its values', async () => {
  const greeting = statement(`select 'Hello ' || :name`);
  await licensing.em.fork().transactional(async (em) => {
    for (const name of ['Anna', 'Ben', 'Cleo']) await greeting(em, { name });
    const kept = await em.execute<{ uses: number }[]>(
      `select cast(generic_plans + custom_plans as int) as uses from pg_prepared_statements
        where statement like '%Hello%'`,
    );
    expect(kept).toEqual([{ uses: 3 }]);
  });
});

test('does not run without one of its values', async () => {
  await expect(twice(licensing.em, { text: 'a' })).rejects.toThrow('words');
});

test('fails with the errors of the ORM, which are told apart and logged without values', async () => {
  const { tenantId } = await aTenant(licensing);
  const again = statement('insert into tenant (id, name) values (:id, :id)');
  await expect(again(licensing.em, { id: tenantId })).rejects.toThrow(
    UniqueConstraintViolationException,
  );
});
