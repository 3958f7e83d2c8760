import type { Consequence } from '../../src/licensing/rules/consequence.ts';
import { encode } from '../../src/slack/payload.ts';
import type { Texts } from '../../src/slack/texts.ts';

const MAX_DAYS = 3;

/** "12 more assigned than seats from Mar 1, 2027", or that there is a seat for everybody. mrkdwn. */
export function consequenceLines(
  texts: Texts,
  { assigned, overFrom, expiredFrom }: Consequence,
  today: string,
): string[] {
  const { md } = texts;
  const shortages = overFrom.slice(0, MAX_DAYS).map(({ day, over }) => {
    if (over === 0) return md('administer:enoughFrom', { day: texts.day(day) });
    return day === today
      ? md('administer:overNow', { count: over })
      : md('administer:overFrom', { count: over, day: texts.day(day) });
  });
  return [
    ...shortages,
    ...(shortages.length > 0
      ? [md('administer:stays')]
      : [md('administer:enough', { count: assigned })]),
    ...(expiredFrom === null
      ? []
      : [
          expiredFrom === today
            ? md('administer:expiredNow')
            : md('administer:expiredFrom', { day: texts.day(expiredFrom) }),
        ]),
  ];
}

/** What a form remembers of a shortage it has told of; null where there is none to tell of. */
export function shortageKey({ overFrom }: Consequence): string | null {
  return overFrom.length === 0 ? null : encode(overFrom.slice(0, MAX_DAYS));
}
