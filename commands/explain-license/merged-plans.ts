/** What all sources of a product add up to: which plans are on, and through which of them. */
import type { SectionBlock } from '@slack/types';
import type { ExplainedLicense, ExplainedSource } from '../../src/licensing/explain-license.ts';
import { lineSections } from '../../src/slack/line-sections.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import type { Texts } from '../../src/slack/texts.ts';

/** Their names, cut at 60 characters, must fit a section's 3,000. */
const MAX_PLANS = 40;
const MAX_WAYS = 10;
const LONGEST_LINE = 2900;

export function mergedPlans(
  texts: Texts,
  { plans, sources }: Pick<ExplainedLicense, 'plans' | 'sources'>,
): SectionBlock[] {
  if (plans.length === 0) return [];
  const active = sources.filter(({ state }) => state === 'active');
  const byWay = Map.groupBy(plans, ({ through }) => through.map(({ id }) => id).join());
  const lines = [...byWay.values()].map((some) => {
    const through = some[0]?.through ?? [];
    const names = nameList(
      texts,
      some.map(({ name }) => name),
      MAX_PLANS,
    );
    if (through.length === 0) return texts.md('why:plansOff', { plans: names });
    if (through.length === active.length) return texts.md('why:plansOn', { plans: names });
    return texts.md('why:plansOnOnly', { how: ways(texts, through), plans: names });
  });
  return active.length > 0 ? lineSections(lines, LONGEST_LINE) : [];
}

/** "directly and through Sales". Markup. */
export function ways(texts: Texts, sources: readonly Pick<ExplainedSource, 'group'>[]): string {
  const all = sources.map(({ group }) =>
    group === null
      ? texts.md('why:howDirectly')
      : texts.md('why:howThrough', { group: shortName(group.name, 60) }),
  );
  const left = all.length - MAX_WAYS;
  const shown = all.slice(0, MAX_WAYS);
  return texts.list(left > 0 ? [...shown, texts.md('more', { count: left })] : shown);
}
