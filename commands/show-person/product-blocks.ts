import type { Button, KnownBlock } from '@slack/types';
import type {
  ExplainedLicense,
  ExplainLicenseResult,
} from '../../src/licensing/explain-license.ts';
import { button, section } from '../../src/slack/blocks.ts';
import { EXPLAIN, OPEN_ASSIGN, OPEN_REMOVE, PERSON_SCREEN } from '../../src/slack/entry-points.ts';
import { explainedLines } from '../../src/slack/explained-lines.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { encode } from '../../src/slack/payload.ts';
import { throughGroups } from '../../src/slack/source-lines.ts';
import type { Texts } from '../../src/slack/texts.ts';
import type { PersonPlace } from './place.ts';

/** "Why" names all of them. */
const MAX_SOURCES = 4;
const MAX_PLANS = 10;

export interface Page {
  found: ExplainLicenseResult;
  place: PersonPlace;
  isAdministrator: boolean;
}

/** A product that somebody has, waits for, or is to get. */
export function productBlocks(texts: Texts, page: Page, license: ExplainedLicense): KnownBlock[] {
  const { sources, plans, hasSeat } = license;
  const left = sources.length - MAX_SOURCES;
  const off = hasSeat ? plans.filter(({ through }) => through.length === 0) : [];
  const names = nameList(
    texts,
    off.map(({ name }) => name),
    MAX_PLANS,
  );
  const through = alreadyThrough(texts, page, license);
  const lines = [
    `*${shortName(license.product, 100)}*`,
    ...sources
      .slice(0, MAX_SOURCES)
      .flatMap((source) => explainedLines(texts, source, page.found.automaticHealing)),
    ...(left > 0 ? [texts.md('sources:more', { count: left })] : []),
    ...(off.length === 0 ? [] : [texts.md('plansOff', { plans: names })]),
    ...(through === null ? [] : [texts.md('person:alreadyThrough', { groups: through })]),
  ];
  const elements = buttons(texts, page, license, through !== null);
  return [section(lines.join('\n')), { type: 'actions', elements }];
}

/** Of what comes through groups only: what to know before it is assigned directly, too. */
function alreadyThrough(
  texts: Texts,
  { found: { person }, isAdministrator }: Page,
  { sources }: ExplainedLicense,
): string | null {
  if (!isAdministrator || person.status === 'deleted') return null;
  if (sources.some(({ group }) => group === null)) return null;
  return throughGroups(texts, sources);
}

function buttons(
  texts: Texts,
  { found: { person }, place, isAdministrator }: Page,
  { productId, product, sources }: ExplainedLicense,
  mayAssignToo: boolean,
): Button[] {
  const names = { person: clip(person.displayName, 30), product: clip(product, 30) };
  const value = { personId: person.id, productId };
  const withReturn = encode({ ...value, returnTo: { screen: PERSON_SCREEN, place } });
  const isDirect = sources.some(({ group }) => group === null);
  return [
    button({
      text: texts.plain('person:why'),
      actionId: EXPLAIN,
      value: encode(value),
      label: texts.plain('person:whyLabel', names),
    }),
    ...(isAdministrator && isDirect
      ? [
          button({
            text: texts.plain('person:remove'),
            actionId: OPEN_REMOVE,
            value: withReturn,
            label: texts.plain('person:removeLabel', names),
          }),
        ]
      : []),
    ...(mayAssignToo
      ? [
          button({
            text: texts.plain('person:alsoAssign'),
            actionId: OPEN_ASSIGN,
            value: withReturn,
            label: texts.plain('person:alsoAssignLabel', names),
          }),
        ]
      : []),
  ];
}
