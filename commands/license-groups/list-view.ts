import type { KnownBlock } from '@slack/types';
import type { GroupSummary, ListGroupsResult } from '../../src/licensing/list-groups.ts';
import { button, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { MIRROR_USER_GROUP } from '../../src/slack/entry-points.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import type { Texts } from '../../src/slack/texts.ts';
import {
  ADD_GROUP,
  JUMP,
  LIST_PAGE,
  LIST_VIEW,
  type ListPlace,
  SHOW_ALL,
  SHOW_GROUP,
} from './place.ts';

export const GROUPS_PER_PAGE = 10;
const MAX_PRODUCTS = 3;

/** The list of groups: one page of all, or of what a query finds. */
export function listView(texts: Texts, found: ListGroupsResult, query: string): Modal {
  const place: ListPlace = { query, page: found.page };
  return {
    type: 'modal',
    callback_id: LIST_VIEW,
    title: plain(texts.plain('groups:title'), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode(place),
    blocks:
      found.groupsInAll === 0
        ? [
            section(texts.md('groups:none')),
            { type: 'actions', elements: [addGroup(texts, 'primary'), mirror(texts)] },
          ]
        : [
            section(headline(texts, found, query)),
            navigation(texts, query),
            ...found.groups.map((group) => groupBlock(texts, group)),
            ...pagerBlocks(texts, LIST_PAGE, found),
          ],
  };
}

function addGroup(texts: Texts, style?: 'primary') {
  const look = { text: texts.plain('groups:add'), actionId: ADD_GROUP };
  return button(style ? { ...look, style } : look);
}

function mirror(texts: Texts) {
  return button({ text: texts.plain('mirror:button'), actionId: MIRROR_USER_GROUP });
}

function headline(texts: Texts, { matches, groupsInAll: all }: ListGroupsResult, query: string) {
  const said = clip(query, 150);
  if (query === '') return texts.md('groups:listed', { count: all });
  if (matches === 0) return texts.md('groups:noMatch', { query: said });
  return texts.md('groups:matching', { count: matches, all, query: said });
}

/** Without a block_id of its own, so that after Back the same group can be chosen again. */
function navigation(texts: Texts, query: string): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'external_select',
        action_id: JUMP,
        placeholder: plain(texts.plain('groups:jump'), 150),
        min_query_length: 0,
      },
      ...(query === ''
        ? []
        : [button({ text: texts.plain('groups:showAll'), actionId: SHOW_ALL })]),
      addGroup(texts),
      mirror(texts),
    ],
  };
}

function groupBlock(texts: Texts, group: GroupSummary): KnownBlock {
  const { md } = texts;
  const { id, name, priority, products, inError } = group;
  const facts = [
    md('groups:members', { count: group.members }),
    products.length === 0 ? md('groups:noProducts') : nameList(texts, products, MAX_PRODUCTS),
    md('groups:priority', { priority }),
  ];
  const lines = [
    `*${shortName(name)}*`,
    facts.join(' · '),
    ...(inError > 0 ? [md('groups:inError', { count: inError })] : []),
    ...(group.isMirrored ? [md('groups:mirrored')] : []),
    ...(group.isFrozen ? [md('groups:frozen')] : []),
  ];
  return section(lines.join('\n'), {
    accessory: button({
      text: texts.plain('groups:view'),
      actionId: SHOW_GROUP,
      value: encode({ groupId: id }),
      label: texts.plain('groups:viewLabel', { group: name }),
    }),
  });
}
