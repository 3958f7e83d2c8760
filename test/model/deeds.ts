import type { Company } from './company.ts';
import type { Step, StepOf } from './steps.ts';
import type { Wakes } from './wakes.ts';

/** What comes of a step, in a word; nothing: it is done. */
export type Deeds<What extends Step['do'] = Step['do']> = {
  [Each in What]: (step: StepOf<Each>) => string | undefined;
};

export interface Setting {
  company: Company;
  wakes: Wakes;
}

/** Stops a step. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Refuses where there is a code. */
export function refuse(code: string | null | undefined | false): void {
  if (code) throw new Refused(code);
}
