import { MultiBar } from 'cli-progress';

export interface Progress {
  /** Hands on what is read, and shows how far that is. */
  reading(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array>;
  /** Writes a line, above the bar where there is one. */
  say(line: string): void;
}

/** A bar on a terminal; plain lines elsewhere and where the size is not known. */
export function showProgress({
  title,
  size,
  output,
}: {
  title: string;
  size: number | undefined;
  output: NodeJS.WriteStream;
}): Progress {
  // One bar; but a SingleBar at its end puts the cursor back to where it began, over those lines.
  const bars =
    size !== undefined && output.isTTY
      ? new MultiBar({
          format: `${title} {bar} {percentage}%`,
          stream: output,
          // So that lines above the bar are not cut, and it comes back below them.
          linewrap: true,
          forceRedraw: true,
        })
      : undefined;
  return {
    async *reading(pieces) {
      const bar = bars?.create(size ?? 0, 0);
      if (!bar) output.write(`${title}\n`);
      try {
        for await (const piece of pieces) {
          yield piece;
          bar?.increment(piece.length);
        }
      } finally {
        bars?.stop();
      }
      output.write('Checking and writing\n');
    },
    say(line) {
      if (bars?.isActive) {
        output.cursorTo(0);
        output.clearLine(0);
      }
      output.write(`${line}\n`);
    },
  };
}
