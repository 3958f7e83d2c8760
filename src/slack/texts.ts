/**
 * Texts in a person's language. `md` is for mrkdwn: every value is escaped, unless the catalog
 * says `{{- value}}` for what is markup already. `plain` is for plain_text.
 */
import { createInstance, type i18n, type ParseKeys } from 'i18next';
import { escapeMrkdwn, oneLine } from './mrkdwn.ts';
import { catalog } from './texts/index.ts';

/** One for each kind of text: telling i18next at each call how to fill in values is dear. */
const markup = createI18n(escapeMrkdwn);
const unmarked = createI18n(oneLine);

function createI18n(fillIn: (value: string) => string): i18n {
  const instance = createInstance();
  // Loads nothing, so it is ready at once.
  void instance.init({
    resources: catalog,
    ns: Object.keys(catalog.en),
    defaultNS: 'common',
    fallbackLng: 'en',
    supportedLngs: Object.keys(catalog),
    nonExplicitSupportedLngs: true,
    // A view has dozens of sentences: these spare a third of the time of each.
    load: 'languageOnly',
    keySeparator: false,
    initAsync: false,
    interpolation: { escape: (value: unknown) => fillIn(String(value)) },
  });
  return instance;
}

type Namespaces = Extract<keyof typeof catalog.en, string>;
type AllNamespaces = ['common', ...Namespaces[]];
/** Common names stand alone, all others behind their namespace. */
export type TextKey = ParseKeys<AllNamespaces>;
export type Values = Readonly<Record<string, unknown>>;

export interface NamedPerson {
  displayName: string;
  slackUserId: string | null;
}

export interface Texts {
  locale: string;
  md(key: TextKey, values?: Values): string;
  plain(key: TextKey, values?: Values): string;
  number(value: number): string;
  /** An amount, a decimal as text, in its currency (ISO 4217). */
  money(amount: string, currency: string): string;
  /** A day such as 2026-03-01, which no time zone moves. */
  day(day: string): string;
  /** An instant, shown in each reader's own zone; mrkdwn only. */
  moment(at: Date): string;
  /** The same with the time of day. */
  time(at: Date): string;
  /** A mention, or an escaped name for somebody not in Slack; mrkdwn only. */
  person(person: NamedPerson): string;
  /** Escaped names as "a, b, and c". */
  list(items: readonly string[]): string;
  /** The name of a country by its ISO code. */
  country(code: string): string;
}

/** Slack's own default: whoever never chose a language has it, also where Slack has none of theirs. */
const UNCHOSEN = 'en-US';

/** What a person reads: in the language of their Slack if they chose it, else in the tenant's. */
export function textsOf({
  locale,
  tenantLanguage,
}: Readonly<{ locale: string | null; tenantLanguage: string | null }>): Texts {
  return textsFor(locale === UNCHOSEN ? null : locale, tenantLanguage);
}

/** The first of these, e.g. nl-NL or en, whose language is in the catalog; else English. */
export function textsFor(...locales: readonly (string | null)[]): Texts {
  const tag = locales.map(canonical).find((each) => each !== null) ?? 'en-US';
  const known = made.get(tag) ?? makeTexts(tag);
  made.set(tag, known);
  return known;
}

/** By locale; formatters are dear to make, and there are few locales. */
const made = new Map<string, Texts>();

function makeTexts(tag: string): Texts {
  const filled = (instance: i18n) => {
    const translate = instance.getFixedT<AllNamespaces>(tag, ['common']);
    const fill = (key: TextKey, values: Values) => String(translate(key, { ...values }));
    const withoutValues = new Map<TextKey, string>();
    return (key: TextKey, values?: Values) => {
      if (values) return fill(key, values);
      const text = withoutValues.get(key) ?? fill(key, {});
      withoutValues.set(key, text);
      return text;
    };
  };
  const numbers = new Intl.NumberFormat(tag);
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(tag, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone: 'UTC',
  });
  const lists = new Intl.ListFormat(tag);
  const countries = new Intl.DisplayNames(tag, { type: 'region' });
  return {
    locale: tag,
    md: filled(markup),
    plain: filled(unmarked),
    number: (value) => numbers.format(value),
    money: (amount, currency) =>
      new Intl.NumberFormat(tag, { style: 'currency', currency }).format(Number(amount)),
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
    moment: (at) => reading(at, '{date_short_pretty}', days),
    time: (at) => reading(at, '{date_short_pretty} {time}', times),
    person: ({ displayName, slackUserId }) =>
      slackUserId ? `<@${slackUserId}>` : escapeMrkdwn(displayName),
    list: (items) => lists.format(items.map(oneLine)),
    country: (code) => countries.of(code) ?? code,
  };
}

/** A date Slack writes for each reader; the fallback, in UTC, is for where it cannot. */
function reading(at: Date, format: string, fallback: Intl.DateTimeFormat): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^${format}|${fallback.format(at)}>`;
}

/** Null where the language is not in the catalog: dates and numbers are in that of the words. */
function canonical(locale: string | null): string | null {
  try {
    const tag = new Intl.Locale(locale ?? '');
    return Object.hasOwn(catalog, tag.language) ? tag.toString() : null;
  } catch {
    return null;
  }
}
