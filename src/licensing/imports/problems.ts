/** What is wrong with a line of a file. `line` counts the file's physical lines from 1. */
export interface ImportProblem {
  line: number;
  column?: string;
  cause: string;
}

/** So many are kept; the rest is counted, so that a file of bad lines needs no memory. */
const KEPT = 1000;

/** The file was not imported, and nothing has changed. */
export class ImportRefused extends Error {
  /** The first 1,000, by line. */
  readonly problems: readonly ImportProblem[];
  /** How many there are altogether. */
  readonly total: number;

  constructor(problems: readonly ImportProblem[], total: number) {
    super(`${total} bad lines`);
    this.name = 'ImportRefused';
    this.problems = problems;
    this.total = total;
  }
}

/** Gathers problems while a file is read, so that all are told at once. */
export class Problems {
  #kept: ImportProblem[] = [];
  #total = 0;

  /** How many more of them would be kept. */
  get room(): number {
    return KEPT - this.#kept.length;
  }

  add(...problems: ImportProblem[]): void {
    this.#kept.push(...problems.slice(0, this.room));
    this.#total += problems.length;
  }

  /** Counts problems that there was no room for. */
  addUnseen(count: number): void {
    this.#total += count;
  }

  /** What to refuse the file with. */
  refusal(): ImportRefused {
    return new ImportRefused(
      this.#kept.toSorted((a, b) => a.line - b.line),
      this.#total,
    );
  }

  /** @throws {ImportRefused} if there are any. */
  refuse(): void {
    if (this.#total > 0) throw this.refusal();
  }
}

/** A value as part of a cause: cut, and with nothing in it that moves a terminal's cursor. */
export function shown(value: string): string {
  const characters = [...value.slice(0, 200)];
  const cut = characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : value;
  return JSON.stringify(cut).replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
