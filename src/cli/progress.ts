import { SingleBar } from 'cli-progress';

/**
 * Hands on what is read, and shows how far that is: a bar on a terminal, plain lines elsewhere
 * and where the size is not known.
 */
export async function* withProgress(
  pieces: AsyncIterable<Uint8Array>,
  { title, size, output }: { title: string; size: number | undefined; output: NodeJS.WriteStream },
): AsyncGenerator<Uint8Array> {
  const bar =
    size !== undefined && output.isTTY
      ? new SingleBar({ format: `${title} {bar} {percentage}%`, stream: output })
      : undefined;
  if (bar) bar.start(size ?? 0, 0);
  else output.write(`${title}\n`);
  try {
    for await (const piece of pieces) {
      yield piece;
      bar?.increment(piece.length);
    }
  } finally {
    bar?.stop();
  }
  output.write('Checking and writing\n');
}
