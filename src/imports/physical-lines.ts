/** A guard before the CSV parser, which would hold an endless line in memory. */
import type { ImportProblem } from '../licensing/imports/problems.ts';

/** So long a line may be, in bytes. */
export const LONGEST_LINE = 131_072;

const NEWLINE = 10;

/**
 * The bytes as they come; a problem instead, and nothing after it, where a line is too long or
 * the file is not of bytes that a CSV file can have.
 */
export async function* guardLines(
  source: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<Buffer | ImportProblem> {
  let line = 1;
  let length = 0;
  let first = true;
  for await (const piece of source) {
    const chunk = Buffer.from(piece);
    if (first && isUtf16(chunk)) {
      yield { line, cause: 'The file is UTF-16, not UTF-8; save it as "CSV UTF-8"' };
      return;
    }
    first = false;
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); ; end = chunk.indexOf(NEWLINE, start)) {
      length += (end === -1 ? chunk.length : end) - start;
      if (length > LONGEST_LINE) {
        yield chunk.subarray(0, start);
        yield { line, cause: `has more than ${LONGEST_LINE} bytes` };
        return;
      }
      if (end === -1) break;
      length = 0;
      line += 1;
      start = end + 1;
    }
    yield chunk;
  }
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
