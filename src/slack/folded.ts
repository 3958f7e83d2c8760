/** As people type it: without accents and capitals. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The rank of what only has the words somewhere in it. */
export const WITHIN = 3;

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * How well a name answers a search, best first: 0, it is called so; 1, it begins so; 2, words of it
 * do; 3, they are somewhere in it; none of it: Infinity.
 */
export function rankOf(name: string, query: string): number {
  const words = folded(name).match(WORD) ?? [];
  const wanted = folded(query).match(WORD) ?? [];
  const [whole, searched] = [words.join(' '), wanted.join(' ')];
  if (whole === searched) return 0;
  if (whole.startsWith(searched)) return 1;
  if (wanted.every((each) => words.some((word) => word.startsWith(each)))) return 2;
  return wanted.every((each) => whole.includes(each)) ? WITHIN : Number.POSITIVE_INFINITY;
}
