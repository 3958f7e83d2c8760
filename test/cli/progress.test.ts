import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { WriteStream } from 'node:tty';
import { showProgress } from '../../src/cli/progress.ts';

/** What is written while ten bytes are read, five at a time, and something is said half-way. */
async function written({ isTTY }: { isTTY: boolean }): Promise<string> {
  const output = new PassThrough();
  // Of a terminal's own ways, those that draw a bar.
  const { clearLine, clearScreenDown, cursorTo, moveCursor } = WriteStream.prototype;
  const terminal = { isTTY, columns: 80, clearLine, clearScreenDown, cursorTo, moveCursor };
  const stream = Object.assign(output, terminal) as unknown as NodeJS.WriteStream;
  const progress = showProgress({ title: 'Reading x.csv', size: 10, output: stream });
  async function* pieces() {
    yield new Uint8Array(5);
    progress.say('line 2: is bad');
    yield new Uint8Array(5);
  }
  for await (const piece of progress.reading(pieces())) expect(piece).toHaveLength(5);
  output.end();
  return text(output);
}

test('on a terminal a bar shows how far it is, and what is said stands above it', async () => {
  const shown = await written({ isTTY: true });
  expect(shown).toMatch(/line 2: is bad\n.*Reading x\.csv =+ 100%/);
  expect(shown).toMatch(/Checking and writing\n$/);
});

test('elsewhere there are plain lines', async () => {
  expect(await written({ isTTY: false })).toBe(
    'Reading x.csv\nline 2: is bad\nChecking and writing\n',
  );
});
