import { type ImportProblem, ImportRefused, shown } from '../licensing/imports/problems.ts';
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
): Promise<ImportSource<Name>> {
  const records = csvRecords(bytes);
  const header = (await records.next()).value;
  if (!header) refuse({ line: 1, cause: 'The file is empty' });
  if ('cause' in header) refuse(header);
  const names = header.cells.map((cell) => cell.trim());
  const format = closest(names, formats);
  const problems = headerProblems(header.line, names, format.columns);
  if (problems.length > 0) refuse(...problems);
  return { format: format.name, rows: rows(records, header.line, names) };
}

function refuse(...problems: ImportProblem[]): never {
  throw new ImportRefused(problems);
}

function closest<Name extends string>(
  names: readonly string[],
  formats: readonly CsvFormat<Name>[],
): CsvFormat<Name> {
  const matches = (format: CsvFormat<Name>) =>
    format.columns.filter((column) => names.includes(column)).length;
  return formats.reduce((best, format) => (matches(format) > matches(best) ? format : best));
}

function headerProblems(
  line: number,
  names: readonly string[],
  columns: readonly string[],
): ImportProblem[] {
  const [only = ''] = names;
  if (only.includes('\0')) {
    return [{ line, cause: 'The file has NUL bytes: it may be UTF-16; save it as "CSV UTF-8"' }];
  }
  if (names.length === 1 && columns.length > 1) {
    const separator = { ';': 'semicolons', '\t': 'tabs', '\r': 'carriage returns' };
    const found = Object.entries(separator).find(([character]) => only.includes(character));
    if (found) {
      const cause = `The file is separated by ${found[1]}; save it with commas between the cells and a line feed after each line`;
      return [{ line, cause }];
    }
  }
  const missing = columns.filter((column) => !names.includes(column));
  const unknown = names.filter((name) => !columns.includes(name));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const problems = [
    ...missing.map((name) => `The column ${name} is missing`),
    ...[...new Set(unknown)].map((name) => `There is no column ${shown(name)}`),
    ...[...new Set(twice)].map((name) => `The column ${shown(name)} is there twice`),
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
