/**
 * Rows go into a temporary table in batches as they are read, so that a file of any length needs
 * little memory; what spans lines is then checked and written by a few statements over the whole.
 */
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { type ImportProblem, type Problems, shown } from './problems.ts';

/** A line of a file by column, or what is wrong with it. */
export type ImportRow = { line: number; cells: Readonly<Record<string, string>> } | ImportProblem;

/** Rows and which of an import's formats they have. */
export interface ImportSource<Format extends string> {
  format: Format;
  rows: AsyncIterable<ImportRow>;
}

export interface Staging<Row extends object> {
  /** The temporary table; it goes with the transaction. */
  table: string;
  /** Its columns beside `line`, with their types. */
  columns: Record<keyof Row & string, string>;
  schema: z.ZodType<Row, Readonly<Record<string, string>>>;
  /** Of a bad line, the part that other lines may refer to; null where it can't be read. */
  keyOf(cells: Readonly<Record<string, string>>): Partial<Row> | null;
}

export interface Staged {
  lines: number;
  /** Every line's key is in the table, so that a reference that isn't there is a wrong one. */
  complete: boolean;
}

const BATCH = 1000;

export async function stage<Row extends object>(
  em: SqlEntityManager,
  rows: AsyncIterable<ImportRow>,
  staging: Staging<Row>,
  problems: Problems,
): Promise<Staged> {
  const { table, schema, keyOf } = staging;
  const names = Object.keys(staging.columns).join(', ');
  const types = Object.entries(staging.columns).map(([name, type]) => `${name} ${type}`);
  await em.execute(
    `create temporary table ${table} (line int, ${types.join(', ')}) on commit drop`,
    [],
    'run',
  );
  const staged: Staged = { lines: 0, complete: true };
  let batch: object[] = [];
  const flush = async () => {
    await em.execute(
      `insert into ${table} (line, ${names})
       select line, ${names} from json_to_recordset(:rows) as r (line int, ${types.join(', ')})`,
      { rows: JSON.stringify(batch) },
      'run',
    );
    batch = [];
  };
  for await (const row of rows) {
    if ('cause' in row) {
      problems.add(row);
      staged.complete = false;
      continue;
    }
    const { line, cells } = row;
    staged.lines += 1;
    const parsed = schema.safeParse(cells);
    if (!parsed.success)
      for (const problem of problemsOf(line, parsed.error)) problems.add(problem);
    const record = parsed.success ? parsed.data : keyOf(cells);
    if (record) batch.push({ line, ...record });
    else staged.complete = false;
    if (batch.length === BATCH) await flush();
  }
  await flush();
  await em.execute(`analyze ${table}`, [], 'run');
  return staged;
}

function problemsOf(line: number, { issues }: z.ZodError): ImportProblem[] {
  return issues.map(({ path: [column], message }) =>
    column === undefined
      ? { line, cause: message }
      : { line, column: String(column), cause: message },
  );
}

/**
 * Adds a problem for each row of a query over staged lines, which selects `line` and what
 * `describe` looks at.
 */
export async function findProblems<Found extends { line: number }>(
  em: SqlEntityManager,
  problems: Problems,
  query: string,
  parameters: Record<string, unknown>,
  describe: (found: Found) => Omit<ImportProblem, 'line'>,
): Promise<void> {
  const found = em
    .getConnection()
    .stream<Found>(
      `select * from (${query}) found order by line`,
      parameters,
      em.getTransactionContext(),
      undefined,
      BATCH,
    );
  for await (const row of found) problems.add({ line: row.line, ...describe(row) });
}

/**
 * Adds a problem for each line whose `columns` together stand on an earlier line; the last of them
 * is named.
 */
export async function findRepeated(
  em: SqlEntityManager,
  problems: Problems,
  table: string,
  columns: readonly [...string[], string],
  where = '',
): Promise<void> {
  const column = columns.at(-1) ?? '';
  await findProblems<{ line: number; value: string; first: number }>(
    em,
    problems,
    `select * from (select line, ${column} as value,
         min(line) over (partition by ${columns.join(', ')}) as first
       from ${table} where ${columns.map((name) => `${name} is not null`).join(' and ')}) numbered
      where line > first`,
    {},
    ({ value, first }) => ({
      column,
      cause: `${shown(value)} stands on line ${first} already${where}`,
    }),
  );
}
