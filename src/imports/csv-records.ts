/**
 * CSV records with the physical line each begins on. Every newline of a record stands in its
 * cells, but for the one that ends it; so lines are counted from the cells (the parser's own
 * count takes a line end within quotes for two when it is CR LF).
 */
import { type CsvError, parse } from 'csv-parse';
import type { ImportProblem } from '../licensing/imports/problems.ts';
import { guardLines, LONGEST_LINE } from './physical-lines.ts';

export interface CsvRecord {
  line: number;
  cells: string[];
}

/** Records, blank ones left out. A problem comes last: where it is, reading stopped. */
export async function* csvRecords(
  source: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<CsvRecord | ImportProblem, void> {
  let line = 1;
  let records: CsvRecord[] = [];
  const parser = parse({
    bom: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: LONGEST_LINE,
    on_record(cells: string[]) {
      if (cells.some((cell) => cell.trim() !== '')) records.push({ line, cells });
      line += 1 + cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
      return null;
    },
  });
  // Each write tells its own error.
  parser.on('error', () => {});
  const take = () => {
    const taken = records;
    records = [];
    return taken;
  };

  for await (const piece of guardLines(source)) {
    if ('cause' in piece) {
      yield { ...piece, cause: `${piece.cause}. Reading stopped here.` };
      return;
    }
    const error = await new Promise<Error | null | undefined>((done) => parser.write(piece, done));
    yield* take();
    if (error) {
      yield { line, cause: causeOf(error) };
      return;
    }
  }
  const error = await new Promise<Error | undefined>((done) => {
    parser
      .once('error', done)
      .once('finish', () => done(undefined))
      .end();
  });
  yield* take();
  if (error) yield { line, cause: causeOf(error) };
}

function causeOf(error: Error): string {
  return `${brokenness(error)}. Reading stopped here.`;
}

function brokenness(error: Error): string {
  switch ((error as CsvError).code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'opens a quote that is never closed';
    case 'CSV_MAX_RECORD_SIZE':
      return `has more than ${LONGEST_LINE} bytes, or opens a quote that is never closed`;
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'has broken quotes: a cell with a quote in it is quoted as a whole, the quote in it doubled ("")';
    default:
      throw error;
  }
}
