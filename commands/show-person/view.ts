import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { pageOf } from '../../src/licensing/paging.ts';
import { button, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { EXPLAIN_WHAT, OPEN_ASSIGN, PERSON_SCREEN } from '../../src/slack/entry-points.ts';
import { searchSelect } from '../../src/slack/inputs.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import { personLine } from '../../src/slack/person-line.ts';
import { sameEmail } from '../../src/slack/same-email.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { PERSON_PAGE, RETRY, SET_LOCATION } from './place.ts';
import { type Page, productBlocks } from './product-blocks.ts';

const PRODUCTS_PER_PAGE = 8;
const MAX_COMING = 10;

/** What somebody has and waits for. `notices` are markup. */
export function personView(texts: Texts, page: Page, notices: readonly string[] = []): Modal {
  const { found, place } = page;
  const { products, coming } = found;
  const paging = pageOf(products.length, { page: place.page, pageSize: PRODUCTS_PER_PAGE });
  const first = paging.page * PRODUCTS_PER_PAGE;
  return {
    type: 'modal',
    callback_id: PERSON_SCREEN,
    title: plain(texts.plain('person:title'), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode(place),
    blocks: [
      ...notices.map((notice) => section(notice)),
      section(headline(texts, page)),
      ...sameEmail(texts, found, page.isAdministrator),
      { type: 'actions', elements: actions(texts, page) },
      ...products
        .slice(first, first + PRODUCTS_PER_PAGE)
        .flatMap((license): KnownBlock[] => [
          { type: 'divider' },
          ...productBlocks(texts, page, license),
        ]),
      ...pagerBlocks(texts, PERSON_PAGE, paging),
      ...(coming.length === 0 ? [] : [section(comingLines(texts, page).join('\n'))]),
    ],
  };
}

function headline(texts: Texts, { found: { person, products } }: Page): string {
  const { md, country } = texts;
  const held = products.filter(({ hasSeat }) => hasSeat).length;
  const suspended = products.filter(
    ({ hasSeat, sources }) => !hasSeat && sources.some(({ state }) => state === 'suspended'),
  ).length;
  const waiting = products.length - held - suspended;
  const counts = [
    md('person:held', { count: held }),
    ...(waiting === 0 ? [] : [md('person:waiting', { count: waiting })]),
    ...(suspended === 0 ? [] : [md('person:suspended', { count: suspended })]),
  ];
  const location =
    person.usageLocation === null
      ? md('person:noLocation')
      : md('person:location', { country: country(person.usageLocation) });
  return [`${personLine(texts, person)} · ${location}`, counts.join(' · ')].join('\n');
}

function actions(texts: Texts, { found, place, isAdministrator }: Page): ActionsBlockElement[] {
  const { person, products } = found;
  const what = searchSelect(EXPLAIN_WHAT, texts.plain('why:what'), null);
  if (!isAdministrator) return [what];
  const { plain: text } = texts;
  const names = { person: clip(person.displayName, 45) };
  const value = encode({ personId: person.id });
  const isHere = person.status === 'active';
  const sources = products.flatMap((license) => license.sources);
  const isBack = isHere && sources.some(({ state }) => state === 'suspended');
  const waits = isHere && sources.some(({ state }) => state === 'error');
  const retry = isBack ? 'restore' : 'retry';
  return [
    ...(isHere
      ? [
          button({
            text: text('person:assign'),
            actionId: OPEN_ASSIGN,
            value: encode({ personId: person.id, returnTo: { screen: PERSON_SCREEN, place } }),
            style: 'primary',
            label: text('person:assignLabel', names),
          }),
        ]
      : []),
    button({
      text: text('person:setLocation'),
      actionId: SET_LOCATION,
      value,
      label: text('person:setLocationLabel', names),
    }),
    ...(isBack || waits
      ? [
          button({
            text: text(`person:${retry}`),
            actionId: RETRY,
            value,
            label: text(`person:${retry}Label`, names),
          }),
        ]
      : []),
    what,
  ];
}

function comingLines(texts: Texts, { found: { coming } }: Page): string[] {
  const lines = coming
    .slice(0, MAX_COMING)
    .map(({ product, group }) =>
      texts.md('person:comes', { product: shortName(product, 75), group: shortName(group, 75) }),
    );
  const left = coming.length - lines.length;
  return left > 0 ? [...lines, texts.md('more', { count: left })] : lines;
}
