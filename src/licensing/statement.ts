import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** By name; a list is an array in SQL. */
export type Values = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * A statement with parameters `:name` that PostgreSQL plans once a connection: for what every click
 * runs. To be made where a module loads, so that there are few. (`em.execute` writes the values
 * into the text, which is planned anew each time.)
 */
export function statement<Row>(sql: string) {
  const names: string[] = [];
  const text = sql.replaceAll(/(?<![:\w]):([a-z]\w*)/gi, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  const query = { kind: 'RawNode', sqlFragments: [text], parameters: [] } as const;
  return async (em: SqlEntityManager, values: Values): Promise<Row[]> => {
    const parameters = names.map((name) => {
      if (values[name] === undefined) throw new Error(`A statement lacks its value ${name}`);
      return values[name];
    });
    const compiled = { sql: text, parameters, query, queryId: { queryId: '' } };
    try {
      const { rows } = await em.getKysely().executeQuery<Row>(compiled);
      return rows;
    } catch (error) {
      throw error instanceof Error ? em.getDriver().convertException(error) : error;
    }
  };
}
