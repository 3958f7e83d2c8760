/** What happened, the same in the form's place and in the direct message. */
import { section } from '../../src/slack/blocks.ts';
import type { Message } from '../../src/slack/direct-message.ts';
import { lineSections } from '../../src/slack/line-sections.ts';
import { shortName } from '../../src/slack/name-list.ts';
import type { Texts } from '../../src/slack/texts.ts';
import type { Assigned } from './assign-each.ts';

/** @param sentence says an error as markup. */
export function assignResult(
  texts: Texts,
  productName: string,
  outcomes: readonly Assigned[],
  sentence: (error: unknown) => string,
): Message {
  const product = shortName(productName);
  const text = summary(texts, product, outcomes);
  const lines = outcomes.map((outcome) => line(texts, outcome, sentence));
  const [only] = outcomes.length === 1 ? outcomes : [];
  const isSaid = only !== undefined && 'result' in only;
  return { text, blocks: [section(text), ...(isSaid ? [] : lineSections(lines))] };
}

function summary({ md }: Texts, product: string, outcomes: readonly Assigned[]): string {
  const [first] = outcomes;
  if (outcomes.length === 1 && first && 'result' in first) {
    return md(ONE[first.result.outcome], { person: first.name, product });
  }
  const served = outcomes.flatMap((each) => ('result' in each ? [each.result.outcome] : []));
  const isNew = served.every((outcome) => outcome === 'assigned');
  const numbers = { done: served.length, count: outcomes.length, product };
  return md(isNew ? 'assign:summary' : 'assign:served', numbers);
}

const ONE = {
  assigned: 'assign:gotIt',
  scheduled: 'assign:scheduledForOne',
  options_changed: 'assign:optionsOfOne',
  unchanged: 'assign:unchangedForOne',
} as const;

function line(texts: Texts, outcome: Assigned, sentence: (error: unknown) => string): string {
  const { md, country } = texts;
  const { name: person } = outcome;
  if ('error' in outcome) {
    return md('assign:failed', { person, sentence: sentence(outcome.error) });
  }
  const { outcome: kind, defaultLocationUsed: location } = outcome.result;
  return kind === 'assigned' && location !== null
    ? md('assign:assignedWithDefault', { person, country: country(location) })
    : md(`assign:${kind}`, { person });
}
