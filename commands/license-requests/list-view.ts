import type { KnownBlock } from '@slack/types';
import {
  type ListRequestsResult,
  requestLists,
} from '../../src/licensing/requests/list-requests.ts';
import type { ShownRequest } from '../../src/licensing/requests/read-request.ts';
import { isOpen, requestStates } from '../../src/licensing/rules/request-state.ts';
import { button, context, type Modal, option, plain, section } from '../../src/slack/blocks.ts';
import { OPEN_POLICY, OPEN_REQUEST } from '../../src/slack/entry-points.ts';
import { offerButtons } from '../../src/slack/offer-message.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import {
  detailLines,
  progressLines,
  requestNames,
  stateLine,
  whoIsAsked,
} from '../../src/slack/request-lines.ts';
import { reviewButton } from '../../src/slack/request-message.ts';
import type { Services } from '../../src/slack/services.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { LIST_VIEW, type ListPlace, PAGE, REMIND, SHOW_LIST, STATE, WITHDRAW } from './place.ts';

export interface ListFacts extends ListRequestsResult {
  place: ListPlace;
  isAdministrator: boolean;
  /** They decide on requests, or look at those that wait for them. */
  isApprover: boolean;
  administrators: Services['administrators'];
  readerId: string;
  /** What was just done. */
  notice?: string | undefined;
}

const TABS = {
  mine: 'requests:tabMine',
  waiting: 'requests:tabWaiting',
  all: 'requests:tabAll',
} as const;

const OF_APPROVERS = ['mine', 'waiting'] as const;

export function listView(texts: Texts, facts: ListFacts): Modal {
  const { place, requests, count, isMore, page, pages, notice } = facts;
  return {
    type: 'modal',
    callback_id: LIST_VIEW,
    title: plain(texts.plain('requests:listTitle'), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode({ ...place, page }),
    blocks: [
      ...(notice === undefined ? [] : [context(notice)]),
      tabs(texts, facts),
      section(
        texts.md(`requests:${place.list}`, { count }),
        place.list === 'all' ? { block_id: STATE, accessory: stateSelect(texts, place) } : {},
      ),
      ...requests.flatMap((request) => requestBlocks(texts, request, facts)),
      ...pagerBlocks(texts, PAGE, { page, pages }),
      ...(isMore ? [context(texts.md('requests:most', { count }))] : []),
    ],
  };
}

function tabs(texts: Texts, { place, isAdministrator, isApprover }: ListFacts): KnownBlock {
  const all = isAdministrator ? requestLists : isApprover ? OF_APPROVERS : [];
  const tab = (list: (typeof requestLists)[number]) =>
    button({
      text: texts.plain(TABS[list]),
      actionId: `${SHOW_LIST}.${list}`,
      ...(list === place.list && { style: 'primary' }),
    });
  const ask = button({ text: texts.plain('requests:ask'), actionId: OPEN_REQUEST });
  const policy = button({
    text: texts.plain('policies:open'),
    actionId: OPEN_POLICY,
    label: texts.plain('policies:openLabel'),
  });
  const more = isAdministrator ? [policy] : [];
  return { type: 'actions', elements: [...all.map(tab), ask, ...more] };
}

function stateSelect(texts: Texts, { state }: ListPlace) {
  const every = option(texts.plain('requests:state_every'), 'every');
  const options = [
    every,
    ...requestStates.map((each) => option(texts.plain(`requests:state_${each}`), each)),
  ];
  return {
    type: 'static_select',
    action_id: STATE,
    placeholder: plain(texts.plain('requests:stateLabel'), 150),
    options,
    initial_option: options.find(({ value }) => value === state) ?? every,
  } as const;
}

function requestBlocks(texts: Texts, request: ShownRequest, facts: ListFacts): KnownBlock[] {
  const names = requestNames(texts, request);
  const { list } = facts.place;
  const isForOneself = request.requester.id === request.person.id;
  const key = isForOneself ? (list === 'mine' ? 'lineMine' : 'lineFor') : 'lineBy';
  const lines = [
    texts.md(`requests:${key}`, names),
    ...detailLines(texts, request),
    ...(request.state === 'pending' ? progressLines(texts, request, null) : []),
    ...(request.state === 'pending' && request.holdsSeat ? [texts.md('requests:holdsSeat')] : []),
    ...(list === 'waiting'
      ? []
      : [stateLine(texts, request, whoIsAsked(texts, request, facts.administrators))]),
  ];
  const isPending = request.state === 'pending';
  const text = lines.join('\n');
  // Lists change, and a button stays the one of its request.
  if (list !== 'mine' || !isOpen(request.state)) {
    const accessory = list !== 'mine' && isPending && { accessory: reviewButton(texts, request) };
    return [section(text, { block_id: request.id, ...(accessory || {}) })];
  }
  const elements = [
    ...(isPending ? [remindButton(texts, request)] : []),
    ...(request.state === 'offered' && isTheirs(request, facts)
      ? offerButtons(texts, request)
      : []),
    withdrawButton(texts, request),
  ];
  return [section(text), { type: 'actions', block_id: request.id, elements }];
}

/** Who joined it neither takes nor passes on what is offered. */
function isTheirs({ requester, person }: ShownRequest, { readerId }: ListFacts): boolean {
  return requester.id === readerId || person.id === readerId;
}

function remindButton(texts: Texts, { id, product }: ShownRequest) {
  return button({
    text: texts.plain('requests:remind'),
    actionId: REMIND,
    value: encode({ requestId: id }),
    label: texts.plain('requests:remindLabel', { product }),
  });
}

function withdrawButton(texts: Texts, { id, product, state }: ShownRequest) {
  const ask = state === 'pending' ? 'requests:withdrawAsk' : 'requests:withdrawAskSeat';
  return button({
    text: texts.plain('requests:withdraw'),
    actionId: WITHDRAW,
    value: encode({ requestId: id }),
    label: texts.plain('requests:withdrawLabel', { product }),
    confirm: {
      title: plain(texts.plain('requests:withdrawQuestion'), 100),
      text: plain(texts.plain(ask, { product }), 300),
      confirm: plain(texts.plain('requests:withdraw'), 30),
      deny: plain(texts.plain('cancel'), 30),
      style: 'danger',
    },
  });
}
