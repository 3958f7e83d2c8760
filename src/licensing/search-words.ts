import { storedText } from './stored-text.ts';

/** Longer than any name that is searched. */
const LONGEST_QUERY = 255;

/**
 * The words of a search as patterns for `text ilike all (array[:patterns])`: each must be
 * contained somewhere. What LIKE takes for wildcards is taken literally.
 */
export function containedWords(query: string): string[] {
  const words = storedText(query, LONGEST_QUERY).split(/\s+/).filter(Boolean);
  return [...new Set(words)].map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
