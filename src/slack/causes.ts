import type { ErrorCount } from '../licensing/group-counts.ts';
import { catalog } from './texts/index.ts';
import type { Texts } from './texts.ts';

/** Why so many lack what they are to have: "9 without a usage location and 3 without a seat". Markup. */
export function causes(texts: Texts, errors: readonly ErrorCount[]): string {
  return texts.list(
    errors.map(({ code, count }) => {
      const key = `lacking_${code}`;
      return texts.md(`groups:${isKey(key) ? key : 'lacking_unknown'}`, { code, count });
    }),
  );
}

function isKey(key: string): key is Extract<keyof typeof catalog.en.groups, `lacking_${string}`> {
  return Object.hasOwn(catalog.en.groups, key);
}
