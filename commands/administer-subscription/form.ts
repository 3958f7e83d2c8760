/** The forms: their ids, and their values as typed input. */
import { z } from 'zod';
import { returnTo, SUBSCRIPTION_VERBS } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import type { SubmissionCall } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const FORM = 'subscription.form';

export const FIELDS = {
  seats: 'subscription.seats',
  startDate: 'subscription.start',
  endDate: 'subscription.end',
  price: 'subscription.price',
  currency: 'subscription.currency',
  noticeDate: 'subscription.notice',
  externalId: 'subscription.reference',
  when: 'subscription.when',
} as const;
export type FieldName = keyof typeof FIELDS;

export const VERBS = ['add', ...SUBSCRIPTION_VERBS] as const;
export type Verb = (typeof VERBS)[number];

export const FIELDS_OF: Record<Verb, readonly FieldName[]> = {
  add: ['seats', 'startDate', 'endDate', 'price', 'currency', 'noticeDate', 'externalId'],
  renew: ['endDate'],
  resize: ['seats'],
  cancel: ['when'],
  edit: ['startDate', 'endDate', 'price', 'currency', 'noticeDate', 'externalId'],
  archive: [],
};

export const formMetadata = z.object({
  verb: z.enum(VERBS),
  /** The product to add one to, or else the subscription to change. */
  id: z.uuid(),
  /** Shortages that the form has told of. */
  seen: z.array(z.string().max(400)).max(4),
  /** Of what the form showed. */
  revision: z.string().max(16).optional(),
  returnTo: returnTo.optional(),
});
export type FormMetadata = z.infer<typeof formMetadata>;

/** As entered. */
export type Entered = Record<FieldName, string | null>;

export function readEntered({ view }: Pick<SubmissionCall, 'view'>): Entered {
  const values = formValues(view);
  return {
    seats: values.text(FIELDS.seats),
    startDate: values.date(FIELDS.startDate),
    endDate: values.date(FIELDS.endDate),
    price: values.text(FIELDS.price)?.replace(',', '.') ?? null,
    currency: values.text(FIELDS.currency)?.toUpperCase() ?? null,
    noticeDate: values.date(FIELDS.noticeDate),
    externalId: values.text(FIELDS.externalId),
    when: values.option(FIELDS.when),
  };
}

const MAX_SEATS = 2_147_483_647;
const currencies = new Set(Intl.supportedValuesOf('currency'));
const day = z.iso.date().nullable();

const input = z.object({
  seats: z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .refine((seats) => seats <= MAX_SEATS)
    .nullable(),
  startDate: z.iso.date(),
  endDate: day,
  price: z
    .string()
    .regex(/^\d{1,10}(\.\d{1,2})?$/)
    .nullable(),
  currency: z
    .string()
    .refine((code) => currencies.has(code))
    .nullable(),
  noticeDate: day,
  externalId: z
    .string()
    .refine((text) => [...text].length <= 255)
    .nullable(),
  when: z.enum(['end', 'today']),
});
export type Input = z.infer<typeof input>;

const WRONG = {
  seats: 'seatsWrong',
  startDate: 'startNeeded',
  endDate: 'endNeeded',
  price: 'priceWrong',
  currency: 'currencyWrong',
  noticeDate: 'endNeeded',
  externalId: 'referenceHint',
  when: 'whenNeeded',
} as const;

/** What stands in for fields that a form does not have. */
const ELSEWHERE = {
  seats: null,
  startDate: '2000-01-01',
  endDate: null,
  price: null,
  currency: null,
  noticeDate: null,
  externalId: null,
  when: 'end',
} as const;

/** Typed input, or what is wrong by field. */
export function parse(
  texts: Texts,
  verb: Verb,
  entered: Entered,
): { input: Input } | { errors: Record<string, string> } {
  const own = FIELDS_OF[verb].map((name) => [name, entered[name]]);
  const parsed = input.safeParse({ ...ELSEWHERE, ...Object.fromEntries(own) });
  const wrong = new Set(parsed.error?.issues.map(({ path: [name] }) => name));
  if (verb === 'renew' && entered.endDate === null) wrong.add('endDate');
  const errors = FIELDS_OF[verb]
    .filter((name) => wrong.has(name))
    .map((name) => [FIELDS[name], texts.plain(`administer:${WRONG[name]}`)]);
  if (parsed.success && errors.length === 0) return { input: parsed.data };
  return { errors: Object.fromEntries(errors) };
}
