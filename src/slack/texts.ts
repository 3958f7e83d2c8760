/**
 * Texts in a person's language. `md` is for mrkdwn: every value is escaped, unless the catalog
 * says `{{- value}}` for what is markup already. `plain` is for plain_text.
 */
import { createInstance, type ParseKeys, type TOptions } from 'i18next';
import { escapeMrkdwn, oneLine } from './mrkdwn.ts';
import { catalog } from './texts/index.ts';

const i18n = createInstance();
// Loads nothing, so it is ready at once.
void i18n.init({
  resources: catalog,
  ns: Object.keys(catalog.en),
  defaultNS: 'common',
  fallbackLng: 'en',
  supportedLngs: Object.keys(catalog),
  nonExplicitSupportedLngs: true,
  initAsync: false,
  interpolation: { escape: (value: unknown) => escapeMrkdwn(String(value)) },
});

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

/** @param locale as Slack names it, e.g. en-US; what is not in the catalog falls back to English. */
export function textsFor(locale: string | null): Texts {
  const tag = canonical(locale);
  const translate = i18n.getFixedT<AllNamespaces>(tag, ['common']);
  const write = (key: TextKey, options: TOptions) => String(translate(key, options));
  return {
    locale: tag,
    md: (key, values = {}) => write(key, { ...values, interpolation: { escapeValue: true } }),
    plain: (key, values = {}) =>
      write(key, { ...visible(values), interpolation: { escapeValue: false } }),
    number: (value) => new Intl.NumberFormat(tag).format(value),
    money: (amount, currency) =>
      new Intl.NumberFormat(tag, { style: 'currency', currency }).format(Number(amount)),
    day: (day) =>
      new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      ),
    moment: (at) => reading(tag, at, '{date_short_pretty}', { dateStyle: 'medium' }),
    time: (at) =>
      reading(tag, at, '{date_short_pretty} {time}', { dateStyle: 'medium', timeStyle: 'long' }),
    person: ({ displayName, slackUserId }) =>
      slackUserId ? `<@${slackUserId}>` : escapeMrkdwn(displayName),
    list: (items) => new Intl.ListFormat(tag).format(items.map(oneLine)),
    country: (code) => new Intl.DisplayNames(tag, { type: 'region' }).of(code) ?? code,
  };
}

/** A date Slack writes for each reader; the fallback, in UTC, is for where it cannot. */
function reading(
  tag: string,
  at: Date,
  format: string,
  fallback: Intl.DateTimeFormatOptions,
): string {
  const text = new Intl.DateTimeFormat(tag, { ...fallback, timeZone: 'UTC' }).format(at);
  return `<!date^${Math.floor(at.getTime() / 1000)}^${format}|${text}>`;
}

function visible(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? oneLine(value) : value,
    ]),
  );
}

/** Where the language is not in the catalog, dates and numbers are English like the words. */
function canonical(locale: string | null): string {
  try {
    const tag = new Intl.Locale(locale ?? 'en-US');
    return Object.hasOwn(catalog, tag.language) ? tag.toString() : 'en-US';
  } catch {
    return 'en-US';
  }
}
