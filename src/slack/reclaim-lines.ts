/** What holders say who were asked whether they still need a product, in words. */
import type { ReclaimSummary } from '../licensing/alerts/shown-alert.ts';
import type { Texts } from './texts.ts';

/** mrkdwn: how many answered, and how; and who has not. */
export function reclaimLine(texts: Texts, reclaim: ReclaimSummary): string {
  const { md } = texts;
  const { released, kept, silent, silentSince, gone, unreachable } = reclaim;
  const answered = released + kept;
  const asked = answered + silent + gone + unreachable;
  const day = silentSince === null ? '' : texts.moment(new Date(silentSince));
  const parts = Object.entries({ released, kept, silent, gone, unreachable }).flatMap(
    ([part, count]) => (count === 0 ? [] : [md(`reclaim:part_${part as Part}`, { count, day })]),
  );
  const list = md('reclaim:parts', { parts: parts.join(', ') });
  return md('reclaim:answered', { answered, count: asked, parts: list });
}

type Part = 'released' | 'kept' | 'silent' | 'gone' | 'unreachable';
