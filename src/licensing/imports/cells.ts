/** What may stand in a cell: zod schemas from a cell's text to a value. An empty cell is ''. */
import { z } from 'zod';
import { identifierOf, squeeze } from '../identifier.ts';
import { usageLocations } from '../usage-locations.ts';
import { shown } from './problems.ts';

type Issue = { input?: unknown };
const saying = (text: string) => (issue: Issue) => `${shown(String(issue.input))} ${text}`;

/** PostgreSQL counts characters, JavaScript half-characters. */
function fits(max: number) {
  return (text: string) => text.length <= max || [...text].length <= max;
}

const empty = { error: 'is empty', abort: true };

const filled = z.string().overwrite(squeeze).min(1, empty);

/** One line of text, e.g. a name. */
export function line(max: number) {
  return filled.refine(fits(max), `has more than ${max} characters`);
}

/** Like a line, but a GUID is the same in either case. */
export function identifier(max: number) {
  return line(max).overwrite(identifierOf);
}

/** Text that keeps its line breaks. */
export function text(max: number) {
  return z.string().trim().refine(fits(max), `has more than ${max} characters`);
}

/** Null for an empty cell. */
export function optional<S extends z.ZodType<unknown, string>>(schema: S) {
  return z
    .string()
    .overwrite(squeeze)
    .transform((cell) => (cell === '' ? null : cell))
    .pipe(z.union([z.null(), schema], { error: firstCause }));
}

/** Of a union's branches the last is the one that was meant. */
function firstCause(issue: { errors?: { message: string }[][] }): string | undefined {
  return issue.errors?.at(-1)?.[0]?.message;
}

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, empty)
  .regex(z.regexes.unicodeEmail, { error: saying('is not an e-mail address'), abort: true })
  .refine(fits(320), 'has more than 320 characters');

export const url = z
  .url({ protocol: /^https?$/, error: saying('is not an address like https://example.com/') })
  .refine(fits(2000), 'has more than 2000 characters');

const countries = new Set(usageLocations);

export const country = z
  .string()
  .toUpperCase()
  .refine((code) => countries.has(code), {
    error: saying('is not a country code of ISO 3166-1 alpha-2, like NL'),
  });

/** Entries separated by spaces or semicolons; sorted, each once. */
export function list<S extends z.ZodType<string, string>>(entry: S) {
  return z
    .string()
    .transform((cell) => cell.split(/[\s;]+/u).filter((part) => part !== ''))
    .pipe(z.array(entry))
    .transform((entries) => [...new Set(entries)].sort());
}

export const day = z
  .string()
  .trim()
  .min(1, empty)
  .refine((cell) => z.iso.date().safeParse(cell).success && cell >= '1900', {
    error: saying('is not a day like 2026-12-31'),
  });

export const seats = z
  .string()
  .refine((cell) => /^\d{1,10}$/.test(cell) && Number(cell) <= 2_147_483_647, {
    error: saying('is not a whole number of seats, like 25'),
  })
  .transform(Number);

export const price = z.string().regex(/^\d{1,10}(\.\d{1,2})?$/, {
  error: saying('is not a price like 12.50'),
});

const currencies = new Set(Intl.supportedValuesOf('currency'));

export const currency = z
  .string()
  .toUpperCase()
  .refine((code) => currencies.has(code), {
    error: saying('is not a currency code of ISO 4217, like EUR'),
  });
