import type { PlainTextOption } from '@slack/types';
import { usageLocations } from '../licensing/usage-locations.ts';
import { option } from './blocks.ts';
import { folded } from './folded.ts';
import type { Texts } from './texts.ts';

/** Countries by name in the person's language, or by code: that one comes first. */
export function locationOptions(texts: Texts, query: string, limit: number): PlainTextOption[] {
  const wanted = folded(query);
  const isCode = ({ code }: { code: string }) => code === query.toUpperCase();
  return usageLocations
    .map((code) => ({ code, name: texts.country(code) }))
    .filter((country) => isCode(country) || folded(country.name).includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name, texts.locale))
    .sort((a, b) => Number(isCode(b)) - Number(isCode(a)))
    .slice(0, limit)
    .map(({ code, name }) => option(name, code, code));
}
