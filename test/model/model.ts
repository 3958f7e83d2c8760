/** The rules as a plain thing: slow, and obviously right. Shares no code with the service. */
import { assignDeeds } from './assign-deeds.ts';
import { Company } from './company.ts';
import { type Deeds, Refused, refuse } from './deeds.ts';
import { groupDeeds } from './group-deeds.ts';
import { purchaseDeeds } from './purchase-deeds.ts';
import { removalDeeds, UNDO } from './removal-deeds.ts';
import { settingDeeds } from './setting-deeds.ts';
import { Settling } from './settle.ts';
import { beginning, type Step } from './steps.ts';
import { Wakes } from './wakes.ts';
import type { World } from './world.ts';

export class Model {
  readonly company: Company;
  /** Licenses that were removed: when. */
  readonly removals: number[] = [];
  private readonly wakes: Wakes;
  private readonly settling: Settling;
  private readonly deeds: Deeds;

  constructor(world: World) {
    const company = new Company(world);
    const wakes = new Wakes(company);
    const setting = { company, wakes };
    this.company = company;
    this.wakes = wakes;
    this.settling = new Settling(company, wakes);
    this.deeds = {
      ...assignDeeds(setting),
      ...removalDeeds(setting),
      ...groupDeeds(setting),
      ...purchaseDeeds(setting),
      ...settingDeeds(setting),
    };
    for (const step of beginning(world)) {
      this.perform(step);
      this.settle();
    }
  }

  /** What comes of it, in a word: an error's code where it is refused. */
  perform(step: Step): string {
    const takeBack = this.company.keep();
    try {
      refuse(step.by === 'everybody' && 'not_allowed');
      const deed = this.deeds[step.do] as (step: Step) => string | undefined;
      const outcome = deed(step) ?? 'done';
      if (step.do === 'remove') this.removals.push(this.company.now);
      return outcome;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      takeBack();
      this.wakes.forget();
      return error.code;
    }
  }

  /** Something was removed a short while ago, if not a little too long. */
  get isUndoWorthTrying(): boolean {
    return (this.removals.at(-1) ?? 0) > this.company.now - 1.5 * UNDO;
  }

  /** What follows by itself. */
  settle(): void {
    this.settling.run();
  }
}
