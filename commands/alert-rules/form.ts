/** The form of alert rules: its ids, and its values ⇄ typed input. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { type AlertKind, alertKinds } from '../../src/licensing/rules/alert-kinds.ts';
import { type Few, type OwnRules, RULE_LIMITS } from '../../src/licensing/rules/alert-rules.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { checked } from '../../src/slack/payload.ts';

export const ALERT_RULES = 'alert_rules';
export const EXPIRY = 'alert_rules.expiry';
export const NOTICE = 'alert_rules.notice';
export const FEW = 'alert_rules.few';
export const FORECAST = 'alert_rules.forecast';
export const kindField = (kind: AlertKind) => `alert_rules.${kind}`;

/** What is offered, and what it means that nothing of it is chosen. */
export const DAYS = [180, 120, 90, 60, 45, 30, 21, 14, 10, 7, 5, 3, 2, 1, 0];
export const FORECASTS = [0, 14, 30, 45, 60, 90];
export const INHERIT = '-';

export const rulesMetadata = z.object({
  /** Null: the rules of all products. */
  productId: z.uuid().nullable(),
  /** Of the rules as the form was opened. */
  revision: z.string().max(16),
  /** Of the rules whose alerts are counted in it. */
  counted: z.string().max(16),
  returnTo: returnTo.optional(),
});
export type RulesPlace = Omit<z.infer<typeof rulesMetadata>, 'counted'>;

const days = z.array(z.coerce.number().refine((each) => DAYS.includes(each))).max(DAYS.length);
const forecast = z.coerce.number().refine((each) => FORECASTS.includes(each));
const turned = z.enum(['on', 'off', INHERIT]);

export interface RulesForm {
  rules: OwnRules;
  /** What was typed where it is neither a number nor a share, or too many. */
  wrongFew: string | null;
}

/** @throws {Tampered} when a value is none that the form offers. */
export function readForm(view: Pick<ViewOutput, 'state'>): RulesForm {
  const values = formValues(view);
  const kinds = alertKinds.map((kind) => {
    const value = checked(turned, values.option(kindField(kind)) ?? INHERIT);
    return { kind, value };
  });
  const among = (value: string) =>
    kinds.filter((each) => each.value === value).map(({ kind }) => kind);
  const daysIn = (id: string) => {
    const chosen = checked(days, values.options(id));
    return chosen.length === 0 ? null : [...new Set(chosen)].sort((a, b) => b - a);
  };
  const ahead = values.option(FORECAST) ?? INHERIT;
  const typed = values.text(FEW);
  const few = typed === null ? null : fewIn(typed);
  return {
    rules: {
      ...{ kindsOn: among('on'), kindsOff: among('off') },
      ...{ expiryDays: daysIn(EXPIRY), noticeDays: daysIn(NOTICE), few },
      forecastDays: ahead === INHERIT ? null : checked(forecast, ahead),
    },
    wrongFew: few === null ? typed : null,
  };
}

/** "5" seats, or "10 %" of them. */
function fewIn(text: string): Few | null {
  const [, digits, percent] = /^(\d{1,7})\s*(%?)$/.exec(text) ?? [];
  const number = Number(digits);
  if (percent === '%') return number <= RULE_LIMITS.percent ? { percent: number } : null;
  return number <= RULE_LIMITS.seats ? { seats: number } : null;
}

export function fewText(few: Few): string {
  return 'seats' in few ? String(few.seats) : `${few.percent} %`;
}
