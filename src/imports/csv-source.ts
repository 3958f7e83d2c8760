import { type ImportProblem, Problems, type Report, shown } from '../licensing/imports/problems.ts';
import type { ImportRow, ImportSource } from '../licensing/imports/stage.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';

export interface CsvFormat<Name extends string> {
  name: Name;
  /** All of them, in any order. */
  columns: readonly string[];
}

/**
 * Reads the header of a CSV file, tells by it which of the formats it has, and hands on its rows.
 * @throws {ImportRefused} for a header that fits none, and a file without lines.
 */
export async function csvSource<Name extends string>(
  bytes: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  formats: readonly CsvFormat<Name>[],
  report?: Report,
): Promise<ImportSource<Name>> {
  const refuse = (...found: ImportProblem[]): never => {
    const problems = new Problems(report);
    for (const problem of found) problems.add(problem);
    throw problems.refusal();
  };
  const records = csvRecords(bytes);
  const header = (await records.next()).value;
  if (!header) return refuse({ line: 1, cause: 'The file is empty' });
  if ('cause' in header) return refuse(header);
  const names = header.cells.map((cell) => cell.trim());
  const format = closest(names, formats);
  const problems = headerProblems(header.line, names, format.columns);
  if (problems.length > 0) refuse(...problems);
  return { format: format.name, rows: rows(records, header.line, names) };
}

function closest<Name extends string>(
  names: readonly string[],
  formats: readonly CsvFormat<Name>[],
): CsvFormat<Name> {
  const matches = (format: CsvFormat<Name>) =>
    format.columns.filter((column) => names.includes(column)).length;
  return formats.reduce((best, format) => (matches(format) > matches(best) ? format : best));
}

/** Headers that tell of a file that is CSV in another way. */
const MISREAD: readonly [RegExp, string][] = [
  [/\0/, 'The file has NUL bytes: it may be UTF-16; save it as "CSV UTF-8"'],
  [/\r/, 'The lines end in carriage returns alone; save the file with line feeds'],
  [/^[^,]+;[^,]+$/, 'The file is separated by semicolons; save it with commas between the cells'],
  [/^[^,]+\t[^,]+$/, 'The file is separated by tabs; save it with commas between the cells'],
];

function headerProblems(
  line: number,
  names: readonly string[],
  columns: readonly string[],
): ImportProblem[] {
  const misread = MISREAD.find(([pattern]) => pattern.test(names.join()));
  if (misread) return [{ line, cause: misread[1] }];
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const unknown = [...counts.keys()].filter((name) => !columns.includes(name));
  const twice = columns.filter((name) => (counts.get(name) ?? 0) > 1);
  const problems = [
    ...columns.filter((name) => !counts.has(name)).map((name) => `The column ${name} is missing`),
    ...unknown.map((name) => `There is no column ${shown(name)}`),
    ...twice.map((name) => `The column ${name} is there more than once`),
  ];
  return problems.map((cause) => ({ line, cause }));
}

async function* rows(
  records: AsyncGenerator<CsvRecord | ImportProblem, void>,
  headerLine: number,
  names: readonly string[],
): AsyncGenerator<ImportRow> {
  let empty = true;
  for await (const record of records) {
    empty = false;
    yield 'cause' in record ? record : row(record, names);
  }
  if (empty) yield { line: headerLine, cause: 'The file has no lines after its header' };
}

/** NUL can't be stored; U+FFFD is what bytes that are not UTF-8 were decoded to. */
const UNREADABLE = /[\0\uFFFD]/;

function row({ line, cells }: CsvRecord, names: readonly string[]): ImportRow {
  if (cells.length !== names.length) {
    const counts = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`;
    return { line, cause: `has ${counts}, but the header has ${names.length} columns` };
  }
  const unreadable = cells.findIndex((cell) => UNREADABLE.test(cell));
  if (unreadable !== -1) {
    const value = cells[unreadable] ?? '';
    const cause = value.includes('\0')
      ? 'has a NUL byte in it'
      : `${shown(value)} is not UTF-8 (Latin-1?); save the file as "CSV UTF-8"`;
    return { line, column: names[unreadable] ?? '', cause };
  }
  return { line, cells: Object.fromEntries(cells.map((cell, index) => [names[index], cell])) };
}
