/** Each sentence says the same in every language, as far as that can be seen, and fits where it stands. */
import { catalog } from '../../src/slack/texts/index.ts';
import { textsFor, textsOf } from '../../src/slack/texts.ts';

interface Sentence {
  key: string;
  english: string;
  dutch: string;
}

const sentences: Sentence[] = Object.entries(catalog.en).flatMap(([namespace, texts]) => {
  const dutch: Readonly<Record<string, string>> = Object(Reflect.get(catalog.nl, namespace));
  return Object.entries<string>(texts).map(([key, english]) => ({
    ...{ key: `${namespace}:${key}`, english, dutch: dutch[key] ?? '' },
  }));
});

/** Those whose languages differ in it. */
function differing(of: (text: string) => unknown): string[] {
  const differs = ({ english, dutch }: Sentence) =>
    JSON.stringify(of(english)) !== JSON.stringify(of(dutch));
  return sentences.filter(differs).map(({ key }) => key);
}

const all = (pattern: RegExp) => (text: string) => (text.match(pattern) ?? []).toSorted();

/** The same word in both languages. */
const INTERNATIONAL = /^(Product|Slack|Status|E-mail)$/;

describe('Dutch', () => {
  test('fills in the same values in the same way', () => {
    expect(differing((text) => [...new Set(all(/\{\{.*?\}\}/g)(text))])).toEqual([]);
  });

  test('has the same markup: bold, code, emoji, signs, lines', () => {
    expect(differing((text) => all(/\*/g)(text).length)).toEqual([]);
    expect(differing(all(/`[^`]*`/g))).toEqual([]);
    expect(differing(all(/:[a-z_]+:/g))).toEqual([]);
    expect(differing(all(/\p{Extended_Pictographic}|[✓✗↩●•…“”→·]/gu))).toEqual([]);
    expect(differing((text) => text.split('\n').length)).toEqual([]);
  });

  test('ends each sentence as the English one', () => {
    expect(differing((text) => text.match(/[.?:…]$/)?.[0])).toEqual([]);
  });

  test('leaves nothing in English', () => {
    const words = ({ dutch }: Sentence) => dutch.replaceAll(/\{\{.*?\}\}|`.*?`|:[a-z_]+:/g, '');
    const same = sentences.filter(({ english, dutch }) => english === dutch);
    const told = same.map(words).filter((text) => /[a-z]{2}/i.test(text));
    expect(told.filter((text) => !INTERNATIONAL.test(text))).toEqual([]);
    const english = /\b(the|with|your|who|when|have|has|they|for|of the)\b/;
    expect(sentences.filter((each) => english.test(words(each)))).toEqual([]);
  });

  test('has both forms of what is counted, and no other', () => {
    const { pluralCategories } = new Intl.PluralRules('nl').resolvedOptions();
    expect(pluralCategories.toSorted()).toEqual(['one', 'other']);
  });
});

describe('every language', () => {
  /** What Slack takes, by how the catalog calls it. */
  const LIMITS: [RegExp, number][] = [
    [/title$/i, 24],
    [
      /^(common:(close|cancel|back|done|working)|\w+:(save|add|submit(Also)?|continue|confirm(_\w+)?|preview|deny))$/,
      24,
    ],
    [/(Confirm|Submit)$|^administer:(\w+Product|history|renew|resize|cancel|edit|archive)$/, 24],
    [/^(notices:(switchOff|takeOver|keep)|requests:withdraw)$/, 30],
    [/(Question|Placeholder|jump)$|^alerts:handOverTo$/, 100],
    [/^settings:\w+Hint$|^(administer|groups|requests|alerts):\w+Hint$/, 150],
  ];
  const ELSEWHERE =
    /^(groups:(delete|mirrored|frozen|working)Hint|requests:madeHint|remove:undoHint)$/;

  test.each(LIMITS)('fits in its place: %s', (pattern, limit) => {
    const found = sentences.filter(({ key }) => pattern.test(key) && !ELSEWHERE.test(key));
    const long = found.filter(
      ({ english, dutch }) => Math.max(english.length, dutch.length) > limit,
    );
    expect(found.length).toBeGreaterThan(2);
    expect(long).toEqual([]);
  });
});

describe('what somebody reads', () => {
  const close = (locale: string | null, tenantLanguage: string | null) =>
    textsOf({ locale, tenantLanguage }).plain('close');

  test('is in the language of their Slack, where they chose one of these', () => {
    expect(close('nl-NL', 'en')).toBe('Sluiten');
    expect(close('en-GB', 'nl')).toBe('Close');
  });

  test('is else in the tenant’s', () => {
    expect(close('de-DE', 'nl')).toBe('Sluiten');
    expect(close(null, 'nl')).toBe('Sluiten');
    expect(close('en-US', 'nl')).toBe('Sluiten');
    expect(close('en-US', null)).toBe('Close');
    expect(close('de-DE', null)).toBe('Close');
  });

  test('has numbers, amounts and days as written in Dutch', () => {
    const texts = textsFor('nl');
    expect(texts.plain('page', { page: 1, pages: 1234 })).toBe('Pagina 1 van 1.234');
    expect(texts.plain('alerts:seats', { count: 1 })).toBe('1 plaats');
    expect(texts.plain('alerts:seats', { count: 12_500 })).toBe('12.500 plaatsen');
    expect(texts.money('1234.5', 'EUR')).toBe('€\u00a01.234,50');
    expect(texts.day('2026-03-01')).toBe('1 mrt 2026');
    expect(texts.list(['a', 'b', 'c'])).toBe('a, b en c');
    expect(texts.country('BE')).toBe('België');
  });
});
