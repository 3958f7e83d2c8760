import { storedText } from './stored-text.ts';

/** Longer than any name that is searched. */
const LONGEST_QUERY = 255;

/** The words of a search as patterns; what LIKE takes for wildcards is taken literally. */
export function containedWords(query: string): string[] {
  const words = storedText(query, LONGEST_QUERY).split(/\s+/).filter(Boolean);
  return [...new Set(words)].map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

/**
 * SQL: each of `:patterns` occurs in `text`, in whatever case. Both sides are lower-cased once:
 * ilike does it for every pattern and row anew, which takes twice as long over 100,000 people.
 */
export function containsWords(text: string): string {
  return `lower(${text}) like all (
    array(select lower(word) from unnest(cast(:patterns as text[])) word))`;
}
