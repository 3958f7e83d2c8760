/** Searches: what they find, and what of it comes first. */
import { storedText } from './stored-text.ts';

/** Longer than any name that is searched. */
const LONGEST_QUERY = 255;

/**
 * A search as the values of a statement: the query, and its words as patterns. What LIKE takes for
 * wildcards is taken literally.
 */
export function searchValues(typed: string): { query: string; patterns: string[] } {
  const words = storedText(typed, LONGEST_QUERY).split(/\s+/).filter(Boolean);
  const patterns = [...new Set(words)].map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return { query: words.join(' '), patterns };
}

const PATTERNS = 'unnest(cast(:patterns as text[])) word';

/**
 * SQL: each of `:patterns` occurs in `text`, in whatever case. Both sides are lower-cased once:
 * ilike does it for every pattern and row anew, which takes twice as long over 100,000 people.
 */
export function containsWords(text: string): string {
  return `lower(${text}) like all (array(select lower(word) from ${PATTERNS}))`;
}

/** SQL: each of `:patterns` begins a word of `text`. */
export function beginsWords(text: string): string {
  return `lower(' ' || ${text}) like all (
    array(select lower('% ' || substr(word, 2)) from ${PATTERNS}))`;
}

/**
 * SQL: how well a row answers `:query`, best first: it is called so, its name begins so, words of
 * its name do, the rest.
 */
export function searchRank(name: string, ...otherNames: string[]): string {
  const names = [name, ...otherNames].map((each) => `lower(${each})`);
  return `case when lower(cast(:query as text)) in (${names}) then 0
    when starts_with(lower(${name}), lower(cast(:query as text))) then 1
    when ${beginsWords(name)} then 2 else 3 end`;
}
