import type { PlainTextOption } from '@slack/types';
import { usageLocations } from '../licensing/usage-locations.ts';
import { option } from './blocks.ts';
import { rankOf } from './folded.ts';
import type { Texts } from './texts.ts';

/** Countries by name in the person's language, or by code; what is called exactly so comes first. */
export function locationOptions(texts: Texts, query: string, limit: number): PlainTextOption[] {
  const rank = (code: string, name: string) =>
    code === query.toUpperCase() ? 0 : rankOf(name, query);
  return usageLocations
    .map((code) => ({ code, name: texts.country(code) }))
    .map((country) => ({ ...country, rank: rank(country.code, country.name) }))
    .filter((country) => country.rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name, texts.locale))
    .slice(0, limit)
    .map(({ code, name }) => option(name, code, code));
}
