/** What the Groups modal shows, kept in its private_metadata: one view, changed by updates. */
import { z } from 'zod';
import { pageNumber } from '../../src/slack/pager.ts';

export const MAX_QUERY = 255;

export const listPlace = z.object({ query: z.string().max(MAX_QUERY), page: pageNumber });
export type ListPlace = z.infer<typeof listPlace>;

export const FIRST_PAGE: ListPlace = { query: '', page: 0 };

export const TABS = ['products', 'members'] as const;

export const groupPlace = z.object({
  groupId: z.uuid(),
  tab: z.enum(TABS).default('products'),
  page: pageNumber.default(0),
  /** Only members who lack something. */
  inError: z.boolean().default(false),
  /** Only this member. */
  personId: z.uuid().optional(),
  /** Where Back leads. */
  list: listPlace.default(FIRST_PAGE),
});
export type GroupPlace = z.infer<typeof groupPlace>;

/** As callback_ids, and as names under which what is opened from them comes back. */
export const LIST_VIEW = 'groups.list';
export const GROUP_VIEW = 'groups.group';

export const SHOW_GROUP = 'groups.show';
export const SHOW_ALL = 'groups.all';
export const JUMP = 'groups.jump';
export const LIST_PAGE = 'groups.page';
export const ADD_GROUP = 'groups.add';

export const BACK = 'group.back';
export const TAB = 'group.tab';
export const GROUP_PAGE = 'group.page';
export const FIND_MEMBER = 'group.find';
export const IN_ERROR = 'group.in_error';
export const ALL_MEMBERS = 'group.all_members';
export const MEMBER_MENU = 'group.member';
export const CHANGE_MEMBERS = 'group.members';
export const ASSIGN = 'group.assign';
/** A menu: one of {@link PRODUCT_VERBS} and the product's id. */
export const PRODUCT_MENU = 'group.product';
export const PRODUCT_VERBS = ['options', 'reprocess', 'remove'] as const;
/** A menu: one of {@link GROUP_VERBS} and the group's id. */
export const GROUP_MENU = 'group.menu';
export const GROUP_VERBS = ['edit', 'delete'] as const;
/** A menu: one of these and the person's id. */
export const MEMBER_VERBS = ['retry', 'leave'] as const;
