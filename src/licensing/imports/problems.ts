/** What is wrong with a line of a file. `line` counts the file's physical lines from 1. */
export interface ImportProblem {
  line: number;
  column?: string;
  cause: string;
}

/** Is told each problem when it is found, and nothing twice. */
export type Report = (problem: ImportProblem) => void;

/** So many are kept to be thrown: a file of bad lines needs no memory. */
const KEPT = 20;

/** The file was not imported, and nothing has changed. */
export class ImportRefused extends Error {
  /** The first few that were found, by line; the import's `report` was told every one. */
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

/** Reports each problem of a file, and counts them. */
export class Problems {
  readonly #report: Report | undefined;
  #kept: ImportProblem[] = [];
  #total = 0;

  constructor(report?: Report) {
    this.#report = report;
  }

  add(problem: ImportProblem): void {
    this.#total += 1;
    if (this.#total <= KEPT) this.#kept.push(problem);
    this.#report?.(problem);
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
