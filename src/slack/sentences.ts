/**
 * The catalog's sentences with their values filled in: `{{value}}`, `{{value, number}}` written as
 * the locale does, and `{{- value}}` for what is markup already. Where a sentence depends on
 * `count`, its keys end in `_one`, `_other` and whatever else the language distinguishes.
 */
import { catalog } from './texts/index.ts';

type Words = typeof catalog.en;
type Named<Key> = Key extends `${infer Name}_${Intl.LDMLPluralRule}` ? Name | Key : Key;
type KeysOf<Namespace extends keyof Words> = Named<Extract<keyof Words[Namespace], string>>;

/** Common names stand alone, all others behind their namespace. */
export type TextKey =
  | KeysOf<'common'>
  | { [Namespace in keyof Words]: `${Namespace}:${KeysOf<Namespace>}` }[keyof Words];

export type Values = Readonly<Record<string, unknown>>;

type Part = string | { name: string; kind: 'text' | 'number' | 'markup' };

/** Sentences are parsed once: a view has dozens. `fillIn` makes text out of a value from outside. */
export function sentencesIn(locale: string, fillIn: (value: string) => string) {
  const words: Record<string, Readonly<Record<string, string>>> = languages[
    new Intl.Locale(locale).language
  ] ?? catalog.en;
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const parsed = new Map<string, Part[]>();

  function partsOf(key: TextKey, { count }: Values): Part[] {
    const full = typeof count === 'number' ? `${key}_${plurals.select(count)}` : key;
    const known = parsed.get(full);
    if (known) return known;
    const sentence = lookUp(full) ?? lookUp(key);
    if (sentence === undefined) throw new Error(`There is no sentence ${key}`);
    const parts = parse(sentence);
    parsed.set(full, parts);
    return parts;
  }

  function lookUp(key: string): string | undefined {
    const [name = '', namespace = 'common'] = key.split(':').reverse();
    return words[namespace]?.[name];
  }

  function filled(part: Part, values: Values): string {
    if (typeof part === 'string') return part;
    const value = values[part.name];
    if (value === undefined) return `{{${part.name}}}`;
    if (part.kind === 'number') return numbers.format(Number(value));
    return part.kind === 'markup' ? String(value) : fillIn(String(value));
  }

  return (key: TextKey, values: Values = {}): string =>
    partsOf(key, values)
      .map((part) => filled(part, values))
      .join('');
}

const languages: Record<string, Words> = catalog;

function parse(sentence: string): Part[] {
  return sentence.split(/(\{\{.*?\}\})/).map((part) => {
    const [, markup, name, number] = /^\{\{(- )?(\w+)(, number)?\}\}$/.exec(part) ?? [];
    if (name === undefined) return part;
    return { name, kind: markup ? 'markup' : number ? 'number' : 'text' };
  });
}
