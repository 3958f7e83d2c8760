/**
 * `<!date^timestamp^format|fallback>` in the reader's own zone and language.
 * Tokens: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export interface Reader {
  locale: string;
  tz: string;
}

const HALF_A_YEAR = 183 * 86_400;

function dayKey(date: Date, reader: Reader): string {
  return date.toLocaleDateString('en-CA', { timeZone: reader.tz });
}

/** "today", "yesterday", "tomorrow", or undefined for any other day. */
function nearDay(date: Date, now: Date, reader: Reader): string | undefined {
  const words = new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' });
  const days = [-1, 0, 1].find((offset) => {
    const day = new Date(now);
    day.setUTCDate(day.getUTCDate() + offset);
    return dayKey(day, reader) === dayKey(date, reader);
  });
  return days === undefined ? undefined : words.format(days, 'day');
}

function withOrdinal(text: string, day: string, locale: string): string {
  if (!locale.startsWith('en')) return text;
  const suffixes: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
  const rule = new Intl.PluralRules(locale, { type: 'ordinal' }).select(Number(day));
  return text.replace(day, `${day}${suffixes[rule] ?? ''}`);
}

function longDay(date: Date, now: Date, reader: Reader, weekday: 'long' | undefined): string {
  const near = Math.abs(date.getTime() - now.getTime()) / 1000 < HALF_A_YEAR;
  const format = new Intl.DateTimeFormat(reader.locale, {
    timeZone: reader.tz,
    month: 'long',
    day: 'numeric',
    ...(weekday === undefined ? {} : { weekday }),
    ...(near ? {} : { year: 'numeric' }),
  });
  const day = format.formatToParts(date).find((part) => part.type === 'day')?.value ?? '';
  return withOrdinal(format.format(date), day, reader.locale);
}

function ago(date: Date, now: Date, reader: Reader): string {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const words = new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' });
  const units = [
    ['year', 31_536_000],
    ['month', 2_592_000],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return words.format(Math.trunc(seconds / length), unit);
}

export function formatTime(
  date: Date,
  reader: Reader,
  timeStyle: 'short' | 'medium' = 'short',
): string {
  return new Intl.DateTimeFormat(reader.locale, { timeZone: reader.tz, timeStyle }).format(date);
}

function token(name: string, date: Date, now: Date, reader: Reader): string | undefined {
  const intl = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(reader.locale, { timeZone: reader.tz, ...options }).format(date);
  const pretty = nearDay(date, now, reader);
  switch (name) {
    case 'date_num':
      return dayKey(date, reader);
    case 'date_slash':
      return intl({ dateStyle: 'short' });
    case 'date':
      return longDay(date, now, reader, undefined);
    case 'date_pretty':
      return pretty ?? longDay(date, now, reader, undefined);
    case 'date_short':
      return intl({ dateStyle: 'medium' });
    case 'date_short_pretty':
      return pretty ?? intl({ dateStyle: 'medium' });
    case 'date_long':
      return longDay(date, now, reader, 'long');
    case 'date_long_pretty':
    case 'day_divider_pretty':
      return pretty ?? longDay(date, now, reader, 'long');
    case 'time':
      return formatTime(date, reader);
    case 'time_secs':
      return formatTime(date, reader, 'medium');
    case 'ago':
      return ago(date, now, reader);
    default:
      return undefined;
  }
}

/** The format with its tokens filled in; undefined when a token is unknown, as Slack then falls back. */
export function formatSlackDate(
  timestamp: number,
  format: string,
  reader: Reader,
  now = new Date(),
): string | undefined {
  const date = new Date(timestamp * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  let known = true;
  const text = format.replace(/\{(\w+)\}/g, (_source, name: string) => {
    const filled = token(name, date, now, reader);
    known &&= filled !== undefined;
    return filled ?? '';
  });
  return known ? text : undefined;
}
