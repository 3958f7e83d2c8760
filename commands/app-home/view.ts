import type { KnownBlock } from '@slack/types';
import type { Holding } from '../../src/licensing/list-holdings.ts';
import { button, context, type Home, header, section } from '../../src/slack/blocks.ts';
import {
  OPEN_ASSIGN,
  OPEN_MINE,
  OPEN_PRODUCTS,
  OPEN_REMOVE,
} from '../../src/slack/entry-points.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { encode } from '../../src/slack/payload.ts';
import type { Texts } from '../../src/slack/texts.ts';

const MAX_HOLDINGS = 5;

export interface HomeFacts {
  name: string;
  holdings: readonly Pick<Holding, 'product' | 'untilDate'>[];
  isAdministrator: boolean;
  /** mrkdwn: who administers licenses. */
  administrators: string;
}

/** For somebody who comes twice a year: what they hold, what they can do, whom to ask. */
export function homeView(texts: Texts, facts: HomeFacts): Home {
  const { name, isAdministrator, administrators } = facts;
  return {
    type: 'home',
    blocks: [
      header(texts.plain('home:greeting', { name })),
      section(texts.md('home:intro')),
      buttons(texts, isAdministrator),
      { type: 'divider' },
      section(holdingLines(texts, facts.holdings), {
        ...(facts.holdings.length > 0 && {
          accessory: button({ text: texts.plain('home:showMine'), actionId: OPEN_MINE }),
        }),
      }),
      { type: 'divider' },
      section(commandLines(texts, isAdministrator)),
      context(texts.md('home:administrators', { administrators })),
    ],
  };
}

/** When nothing can be read. */
export function downView(texts: Texts, reference: string): Home {
  return { type: 'home', blocks: [section(texts.md('home:down', { reference }))] };
}

function buttons(texts: Texts, isAdministrator: boolean): KnownBlock {
  const see = button({ text: texts.plain('home:seeProducts'), actionId: OPEN_PRODUCTS });
  if (!isAdministrator) return { type: 'actions', elements: [see] };
  const value = encode({});
  return {
    type: 'actions',
    elements: [
      see,
      button({ text: texts.plain('home:assign'), actionId: OPEN_ASSIGN, value, style: 'primary' }),
      button({ text: texts.plain('home:remove'), actionId: OPEN_REMOVE, value }),
    ],
  };
}

function holdingLines(texts: Texts, holdings: HomeFacts['holdings']): string {
  if (holdings.length === 0) return texts.md('home:noHoldings');
  const lines = holdings.slice(0, MAX_HOLDINGS).map(({ product: name, untilDate }) => {
    const product = clip(name, 100);
    return untilDate === null
      ? texts.md('home:holding', { product })
      : texts.md('home:holdingUntil', { product, day: texts.day(untilDate) });
  });
  const left = holdings.length - lines.length;
  return [
    texts.md('home:holdings', { count: holdings.length }),
    ...lines,
    ...(left > 0 ? [texts.md('home:moreHoldings', { count: left })] : []),
  ].join('\n');
}

function commandLines({ md }: Texts, isAdministrator: boolean): string {
  const administrators = [
    md('home:commandAssign'),
    md('home:commandRemove'),
    md('home:commandAudit'),
    md('home:commandSettings'),
  ];
  return [
    md('home:commands'),
    ...[
      md('home:commandLicenses'),
      md('home:commandMine'),
      ...(isAdministrator ? administrators : []),
    ].map((line) => `• ${line}`),
    md('home:commandHelp'),
  ].join('\n');
}
