/**
 * Stories that nobody would think of: after each step the service must have done what the model of
 * the rules does. MODEL_SEED tells the same stories again, MODEL_RUNS says how many a file tells.
 */
import fc from 'fast-check';
import { checkCounts } from '../../src/licensing/check-counts.ts';
import { useDatabase } from '../support/database.ts';
import { report, sized } from '../support/sizes.ts';
import { Model } from './model.ts';
import { Service } from './service.ts';
import { Statistics } from './statistics.ts';
import { stories } from './story.ts';
import { worlds } from './world.ts';

/** So many files tell them, each other ones, so that they are told side by side. */
const FILES = 4;
const RUNS = Number(process.env['MODEL_RUNS'] ?? sized({ short: 200, long: 5000 }) / FILES);
/** A failing story is told so often at most to make it shorter. */
const SHORTENINGS = 200;

export function tellStories(file: number): void {
  const seed = Number(process.env['MODEL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const database = useDatabase();

  test(`the service does what the rules say, whatever people do (seed ${seed})`, async () => {
    console.log(`The stories ${file} of ${FILES} are told from MODEL_SEED=${seed}`);
    const statistics = new Statistics();
    let left = Number.POSITIVE_INFINITY;
    const telling = fc.asyncProperty(worlds, stories(statistics, 60), async (world, story) => {
      if (left === 0) return;
      left -= 1;
      const service = new Service(database.orm.em, world);
      const setup = async () => {
        await service.begin(world);
        return { model: new Model(world), real: service };
      };
      try {
        await fc.asyncModelRun(setup, story);
        expect(await checkCounts(service.licensing, service.tenantId)).toEqual([]);
      } catch (error) {
        left = Math.min(left, SHORTENINGS);
        throw error;
      }
    });
    await fc.assert(telling, { numRuns: RUNS, seed: seed + file, includeErrorInReport: true });
    report('model', { seed, file, stories: RUNS, ...statistics.report() });
    expect(statistics.neverMet(RUNS)).toEqual([]);
  });
}
