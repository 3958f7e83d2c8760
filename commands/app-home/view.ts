import type { KnownBlock } from '@slack/types';
import type { AlertRoutes } from '../../src/licensing/alerts/alert-route.ts';
import type { Attention } from '../../src/licensing/alerts/read-attention.ts';
import type { Holding } from '../../src/licensing/list-holdings.ts';
import type { ListRequestsResult } from '../../src/licensing/requests/list-requests.ts';
import type { ShownRequest } from '../../src/licensing/requests/read-request.ts';
import type { SourcesOfProduct } from '../../src/licensing/shown-person.ts';
import { closedChannels } from '../../src/slack/alert-channel.ts';
import { viewProduct } from '../../src/slack/alert-message.ts';
import { alertSentences } from '../../src/slack/alert-sentences.ts';
import { button, context, type Home, header, section } from '../../src/slack/blocks.ts';
import {
  OPEN_ASSIGN,
  OPEN_GROUPS,
  OPEN_MINE,
  OPEN_PRODUCTS,
  OPEN_REMOVE,
  OPEN_REQUEST,
  OPEN_REQUESTS,
} from '../../src/slack/entry-points.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { encode } from '../../src/slack/payload.ts';
import { askedLine, stateLine } from '../../src/slack/request-lines.ts';
import { isReturnable, returnButton } from '../../src/slack/return-button.ts';
import { sourceLine, throughGroups } from '../../src/slack/source-lines.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const RETURN = 'home.return';

const MAX_HOLDINGS = 5;
const MAX_REQUESTS = 3;
const MAX_LINE = 400;

type SomeRequests = Pick<ListRequestsResult, 'requests' | 'count' | 'isMore'>;

export interface HomeFacts {
  name: string;
  holdings: readonly Pick<Holding, 'productId' | 'product' | 'untilDate' | 'sources'>[];
  /** What is in error, or still to start. */
  waiting: readonly Pick<SourcesOfProduct, 'product' | 'sources'>[];
  isAdministrator: boolean;
  /** The first that are pending: those of whoever looks, and those that they decide on, if any. */
  requests: { mine: SomeRequests; waiting: SomeRequests | null };
  /** Where alerts go, for administrators. */
  alertRoutes?: AlertRoutes | null;
  /** Products with open alerts, for administrators. */
  attention?: Attention | null;
  /** mrkdwn: who administers licenses. */
  administrators: string;
  /** What was just done; mrkdwn. */
  notice?: string | undefined;
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
      ...alertLines(texts, facts),
      ...attentionBlocks(texts, facts),
      { type: 'divider' },
      ...(facts.notice === undefined ? [] : [context(facts.notice)]),
      ...holdingBlocks(texts, facts),
      ...requestBlocks(texts, facts),
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
  const ask = button({ text: texts.plain('requests:ask'), actionId: OPEN_REQUEST });
  if (!isAdministrator) return { type: 'actions', elements: [see, ask] };
  const value = encode({});
  return {
    type: 'actions',
    elements: [
      see,
      button({ text: texts.plain('home:assign'), actionId: OPEN_ASSIGN, value, style: 'primary' }),
      button({ text: texts.plain('home:remove'), actionId: OPEN_REMOVE, value }),
      button({ text: texts.plain('home:groups'), actionId: OPEN_GROUPS }),
      ask,
    ],
  };
}

/** Only where nothing is posted. */
function alertLines(texts: Texts, { isAdministrator, alertRoutes }: HomeFacts): KnownBlock[] {
  if (!isAdministrator || !alertRoutes) return [];
  return [
    ...(alertRoutes.general === null ? [section(texts.md('alerts:homeNone'))] : []),
    ...closedChannels(texts, alertRoutes.closed).map((line) => section(line)),
  ];
}

/** Nothing where nothing is the matter. */
function attentionBlocks(texts: Texts, { attention }: HomeFacts): KnownBlock[] {
  if (!attention || attention.count === 0) return [];
  const { alerts, count } = attention;
  const left = count - alerts.length;
  return [
    { type: 'divider' },
    section(texts.md('home:attention', { count })),
    ...alerts.map((alert) =>
      section(clip(alertSentences(texts, alert).title, MAX_LINE), {
        accessory: viewProduct(texts, alert),
      }),
    ),
    ...(left > 0 ? [context(texts.md('home:moreAttention', { count: left }))] : []),
  ];
}

function holdingBlocks(texts: Texts, { holdings, waiting }: HomeFacts): KnownBlock[] {
  const { md } = texts;
  const count = holdings.length;
  const all = button({ text: texts.plain('home:showMine'), actionId: OPEN_MINE });
  const left = count - MAX_HOLDINGS;
  const others = [
    ...(left > 0 ? [md('home:moreHoldings', { count: left })] : []),
    ...(waiting.length === 0 ? [] : [md('home:waiting', { count: waiting.length })]),
    ...some(texts, waiting, ({ product, sources: [source] }) => {
      const name = md('home:holding', { product: clip(product, 100) });
      return source ? `${name} · ${sourceLine(texts, source)}` : name;
    }),
  ];
  return [
    section(count === 0 ? md('home:noHoldings') : md('home:holdings', { count }), {
      ...(count + waiting.length > 0 && { accessory: all }),
    }),
    ...holdings.slice(0, MAX_HOLDINGS).map((held) =>
      section(holdingLine(texts, held), {
        block_id: held.productId,
        ...(isReturnable(held) && { accessory: returnButton(texts, RETURN, held) }),
      }),
    ),
    ...(others.length === 0 ? [] : [section(others.join('\n'))]),
  ];
}

function holdingLine(
  texts: Texts,
  { product: name, untilDate, sources }: HomeFacts['holdings'][number],
) {
  const { md } = texts;
  const product = clip(name, 100);
  const held =
    untilDate === null
      ? md('home:holding', { product })
      : md('home:holdingUntil', { product, day: texts.day(untilDate) });
  const groups = throughGroups(texts, sources);
  return groups === null ? held : `${held}, ${groups}`;
}

/** Nothing where nothing waits. */
function requestBlocks(texts: Texts, { requests: { mine, waiting } }: HomeFacts): KnownBlock[] {
  const some = ({ requests, count, isMore }: SomeRequests, of: 'mine' | 'waiting') => {
    if (count === 0) return [];
    const first = requests.slice(0, MAX_REQUESTS);
    const left = count - first.length;
    const more = isMore ? '+' : '';
    const lines = [
      texts.md(of === 'mine' ? 'requests:homeMine' : 'requests:homeWaiting', { count, more }),
      ...first.map((request) => `• ${askedLine(texts, request)}${seatLine(texts, request)}`),
      ...(left > 0 && !isMore ? [texts.md('home:moreHoldings', { count: left })] : []),
    ];
    const accessory = button({
      text: texts.plain(of === 'mine' ? 'requests:homeShow' : 'requests:homeDecide'),
      actionId: OPEN_REQUESTS,
      value: encode({ list: of }),
      ...(of === 'waiting' && { style: 'primary' }),
    });
    return [section(lines.join('\n'), { accessory })];
  };
  const blocks = [...some(mine, 'mine'), ...(waiting ? some(waiting, 'waiting') : [])];
  return blocks.length === 0 ? [] : [{ type: 'divider' }, ...blocks];
}

/** Of one that is approved and has no seat yet. */
function seatLine(texts: Texts, request: ShownRequest): string {
  return request.state === 'pending' ? '' : ` ${stateLine(texts, request, '')}`;
}

/** The first few, and how many more there are. */
function some<T>(texts: Texts, all: readonly T[], line: (one: T) => string): string[] {
  const left = all.length - MAX_HOLDINGS;
  const lines = all.slice(0, MAX_HOLDINGS).map(line);
  return left > 0 ? [...lines, texts.md('home:moreHoldings', { count: left })] : lines;
}

function commandLines({ md }: Texts, isAdministrator: boolean): string {
  const administrators = [
    md('home:commandAssign'),
    md('home:commandRemove'),
    md('home:commandSwap'),
    md('home:commandGroups'),
    md('home:commandAudit'),
    md('home:commandSettings'),
  ];
  return [
    md('home:commands'),
    ...[
      md('home:commandLicenses'),
      md('home:commandMine'),
      md('home:commandRequest'),
      md('home:commandRequests'),
      md('home:commandWhy'),
      ...(isAdministrator ? administrators : []),
    ].map((line) => `• ${line}`),
    md('home:commandHelp'),
  ].join('\n');
}
