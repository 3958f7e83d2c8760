/** Stories: what people do in a company, one step after the other, in the model and for real. */
import fc from 'fast-check';
import { inThere } from './in-there.ts';
import type { Model } from './model.ts';
import { unrest } from './quiet.ts';
import { seenInDatabase, seenInModel } from './seen.ts';
import type { Service } from './service.ts';
import type { Statistics } from './statistics.ts';
import { type Step, steps } from './steps.ts';

export function stories(statistics: Statistics, maxCommands: number) {
  const tellings = steps.map((step) => step.map((one) => new Telling(one, statistics)));
  return fc.commands(tellings, { maxCommands, size: 'max' });
}

class Telling implements fc.AsyncCommand<Model, Service> {
  private readonly drawn: Step;
  private readonly statistics: Statistics;
  /** With the indexes of what was there. */
  private told: Step | undefined;

  constructor(drawn: Step, statistics: Statistics) {
    this.drawn = drawn;
    this.statistics = statistics;
  }

  check(model: Model): boolean {
    return inThere(this.drawn, model) !== null;
  }

  async run(model: Model, service: Service): Promise<void> {
    const step = inThere(this.drawn, model) ?? this.drawn;
    this.told = step;
    const { company } = model;
    company.now += 1000;
    service.tick();
    const seatsBefore = company.products.map((_, product) => company.assigned(product));

    const expected = model.perform(step);
    const outcome = await service.perform(step);
    this.statistics.count(outcome, company);
    for (const [index, group] of company.groups.entries()) group.id = service.groupIds[index] ?? '';
    model.settle();
    await service.settle();

    // Only who comes back may take a seat that is not there.
    const mayOversell = step.do === 'set status';
    const oversold = seatsBefore.filter(
      (before, product) => company.assigned(product) > Math.max(before, company.total(product)),
    );
    expect({
      outcome,
      seen: await seenInDatabase(service),
      unrest: unrest(company),
      oversold: mayOversell ? [] : oversold,
    }).toEqual({ outcome: expected, seen: seenInModel(company), unrest: [], oversold: [] });
  }

  toString(): string {
    return JSON.stringify(this.told ?? this.drawn);
  }
}
