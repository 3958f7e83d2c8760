import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type {
  GroupMemberShown,
  ListGroupMembersResult,
} from '../../src/licensing/list-group-members.ts';
import type { ShownGroup } from '../../src/licensing/show-group.ts';
import { button, plain, section } from '../../src/slack/blocks.ts';
import { LEAVE_GROUP } from '../../src/slack/entry-points.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { overflow } from '../../src/slack/overflow.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import { personLine } from '../../src/slack/person-line.ts';
import { whyWaiting } from '../../src/slack/source-lines.ts';
import type { Texts } from '../../src/slack/texts.ts';
import {
  ALL_MEMBERS,
  FIND_MEMBER,
  GROUP_PAGE,
  type GroupPlace,
  IN_ERROR,
  MEMBER_MENU,
} from './place.ts';

export const MEMBERS_PER_PAGE = 10;
const MAX_ERRORS = 3;

/** Who is in the group, those who joined last first, each with what they lack and why. */
export function membersTab(
  texts: Texts,
  group: ShownGroup,
  { members, page, pages }: ListGroupMembersResult,
  place: GroupPlace,
): KnownBlock[] {
  const isMirrored = group.slackUsergroupId !== null;
  if (group.members === 0) {
    return [section(texts.md(isMirrored ? 'groups:noMembersMirrored' : 'groups:noMembers'))];
  }
  return [
    filters(texts, place),
    ...(members.length === 0 ? [section(nobody(texts, place))] : []),
    ...members.map((member) => memberBlock(texts, group, member)),
    ...pagerBlocks(texts, GROUP_PAGE, { page, pages }),
  ];
}

function nobody({ md }: Texts, { personId }: GroupPlace): string {
  return md(personId === undefined ? 'groups:nobodyInError' : 'groups:notAMember');
}

/** Without a block_id of its own, so that the same member can be looked for again. */
function filters(texts: Texts, { inError, personId }: GroupPlace): KnownBlock {
  const isFiltered = inError || personId !== undefined;
  const find: ActionsBlockElement = {
    type: 'external_select',
    action_id: FIND_MEMBER,
    placeholder: plain(texts.plain('groups:findMember'), 150),
    min_query_length: 0,
  };
  const all = button({ text: texts.plain('groups:allMembers'), actionId: ALL_MEMBERS });
  const lacking = button({ text: texts.plain('groups:onlyInError'), actionId: IN_ERROR });
  return { type: 'actions', elements: [find, isFiltered ? all : lacking] };
}

function memberBlock(texts: Texts, group: ShownGroup, member: GroupMemberShown): KnownBlock {
  const { errors, joinedAt } = member;
  const left = errors.length - MAX_ERRORS;
  const lines = [
    personLine(texts, member),
    texts.md('groups:joined', { at: texts.moment(joinedAt) }),
    ...errors
      .slice(0, MAX_ERRORS)
      .map(({ product, code }) =>
        texts.md('groups:lacks', { product: shortName(product, 75), why: whyWaiting(texts, code) }),
      ),
    ...(left > 0 ? [texts.md('groups:lacksMore', { count: left })] : []),
  ];
  const text = lines.join('\n');
  const accessory = memberAccessory(texts, group, member);
  return accessory ? section(text, { accessory }) : section(text);
}

function memberAccessory(
  texts: Texts,
  { id: groupId, slackUsergroupId }: ShownGroup,
  { personId, displayName, errors }: GroupMemberShown,
) {
  const isMirrored = slackUsergroupId !== null;
  const person = clip(displayName, 30);
  if (errors.length > 0) {
    return overflow(MEMBER_MENU, personId, {
      retry: texts.plain('groups:reprocess'),
      ...(!isMirrored && { leave: texts.plain('groups:leave') }),
    });
  }
  if (isMirrored) return undefined;
  return button({
    text: texts.plain('groups:leave'),
    actionId: LEAVE_GROUP,
    value: encode({ groupId, personId }),
    label: texts.plain('groups:leaveLabel', { person }),
  });
}
