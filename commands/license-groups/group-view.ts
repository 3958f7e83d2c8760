import type { KnownBlock } from '@slack/types';
import type { ListGroupMembersResult } from '../../src/licensing/list-group-members.ts';
import type { ShowGroupResult } from '../../src/licensing/show-group.ts';
import { button, context, header, type Modal, plain } from '../../src/slack/blocks.ts';
import { decisions } from '../../src/slack/frozen-group-message.ts';
import { oneLine } from '../../src/slack/mrkdwn.ts';
import { overflow } from '../../src/slack/overflow.ts';
import { encode } from '../../src/slack/payload.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { membersTab } from './members-tab.ts';
import {
  ASSIGN,
  BACK,
  CHANGE_MEMBERS,
  GROUP_MENU,
  GROUP_VIEW,
  type GroupPlace,
  TAB,
} from './place.ts';
import { productsTab } from './products-tab.ts';

export interface Shown {
  shown: ShowGroupResult;
  /** Read for their tab only. */
  found: ListGroupMembersResult | undefined;
  place: GroupPlace;
}

/** One group: what it is, and below that one of its tabs. `notices` are markup. */
export function groupView(
  texts: Texts,
  { shown, found, place }: Shown,
  notices: readonly string[] = [],
): Modal {
  return {
    type: 'modal',
    callback_id: GROUP_VIEW,
    title: plain(texts.plain('groups:groupTitle'), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode(place),
    blocks: [
      navigation(texts, shown),
      header(oneLine(shown.group.name) || '–'),
      context(...facts(texts, shown)),
      ...notices.map((notice) => context(notice)),
      ...frozen(texts, shown),
      tabs(texts, shown, place),
      { type: 'divider' },
      ...(place.tab === 'members' && found
        ? membersTab(texts, shown.group, found, place)
        : productsTab(texts, shown, place)),
    ],
  };
}

function frozen(texts: Texts, { group: { id, name, frozenAt } }: ShowGroupResult): KnownBlock[] {
  if (frozenAt === null) return [];
  return [decisions(texts, name, { groupId: id, frozenAt: frozenAt.toISOString() })];
}

function navigation(texts: Texts, { group, products, leaving }: ShowGroupResult): KnownBlock {
  const { id, name, slackUsergroupId } = group;
  const label = { group: name };
  return {
    type: 'actions',
    elements: [
      button({ text: texts.plain('groups:back'), actionId: BACK }),
      button({
        text: texts.plain('groups:assign'),
        actionId: ASSIGN,
        style: 'primary',
        label: texts.plain('groups:assignLabel', label),
      }),
      ...(slackUsergroupId === null
        ? [
            button({
              text: texts.plain('groups:changeMembers'),
              actionId: CHANGE_MEMBERS,
              label: texts.plain('groups:changeMembersLabel', label),
            }),
          ]
        : []),
      overflow(GROUP_MENU, id, {
        edit: texts.plain('groups:edit'),
        ...(products.length + leaving.length === 0 && { delete: texts.plain('groups:delete') }),
      }),
    ],
  };
}

function facts(texts: Texts, { group }: ShowGroupResult): string[] {
  const { priority, slackUsergroupId, frozenAt } = group;
  return [
    texts.md('groups:priority', { priority }),
    ...(slackUsergroupId === null ? [] : [texts.md('groups:mirroredHint')]),
    ...(frozenAt === null ? [] : [texts.md('groups:frozenHint', { at: texts.moment(frozenAt) })]),
  ];
}

/** The tab that is shown is marked in its text: color alone says nothing to some. */
function tabs(texts: Texts, { group, products }: ShowGroupResult, place: GroupPlace): KnownBlock {
  const names = {
    products: texts.plain('groups:productsTab', { count: products.length }),
    members: texts.plain('groups:membersTab', { count: group.members }),
  };
  return {
    type: 'actions',
    elements: Object.entries(names).map(([tab, name]) =>
      button({
        text: tab === place.tab ? texts.plain('products:shown', { tab: name }) : name,
        actionId: `${TAB}.${tab}`,
        value: encode({ tab }),
        ...(tab === place.tab && { label: texts.plain('products:shownLabel', { tab: name }) }),
      }),
    ),
  };
}
