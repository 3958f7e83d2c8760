/** A source with the rules that stand against it, named. Markup. */

import {
  type LicensingError,
  ProhibitedInUsageLocation,
  SeatsExhausted,
} from '../licensing/errors.ts';
import type { ExplainedSource } from '../licensing/explain-license.ts';
import { sourceLine, whyWaiting } from './source-lines.ts';
import { catalog } from './texts/index.ts';
import type { Texts } from './texts.ts';

/** `automaticHealing`: who waits is served without anybody asking for it. */
export function explainedLines(
  texts: Texts,
  source: ExplainedSource,
  automaticHealing: boolean,
): string[] {
  const { state, against } = source;
  if (state === 'error') {
    const nothing = automaticHealing ? 'sources:nothingAgainst' : 'sources:nothingAgainstByHand';
    return [sourceLine(texts, source, against ? sentence(texts, against) : texts.md(nothing))];
  }
  const line = sourceLine(texts, source);
  if (!against) return [line];
  return [line, texts.md('sources:wouldFail', { sentence: sentence(texts, against) })];
}

function sentence(texts: Texts, fact: LicensingError): string {
  if (fact instanceof ProhibitedInUsageLocation) {
    const { plans, usageLocation } = fact.details;
    return texts.md('sources:against_prohibited_in_usage_location', {
      count: plans.length,
      plans: texts.list(plans),
      country: texts.country(usageLocation),
    });
  }
  if (fact instanceof SeatsExhausted && fact.details.held > 0) {
    return texts.md('sources:against_seats_promised', { ...fact.details });
  }
  const key = `against_${fact.code}`;
  return isKey(key)
    ? texts.md(`sources:${key}`, { ...fact.details })
    : whyWaiting(texts, fact.code);
}

type Key = Exclude<
  Extract<keyof typeof catalog.en.sources, `against_${string}`>,
  `${string}_one` | `${string}_other`
>;

function isKey(key: string): key is Key {
  return Object.hasOwn(catalog.en.sources, key);
}
