import { type GroupProductCounts, inError } from '../licensing/group-counts.ts';
import { causes } from './causes.ts';
import type { Texts } from './texts.ts';

/** How far the members of a group have a product: "5 have it · 2 do not: …". Markup. */
export function groupCountsLine(texts: Texts, counts: GroupProductCounts): string {
  const { md } = texts;
  const { active, errors, suspended } = counts;
  const lack = inError(counts);
  const undecided = counts.undecided + counts.left;
  return [
    md('groups:have', { count: active }),
    ...(lack > 0 ? [md('groups:lack', { count: lack, causes: causes(texts, errors) })] : []),
    ...(suspended > 0 ? [md('groups:suspended', { count: suspended })] : []),
    ...(undecided > 0 ? [md('groups:undecided', { count: undecided })] : []),
  ].join(' · ');
}
