import type { KnownBlock } from '@slack/types';
import type {
  HoldingGroup,
  ListGroupsOfProductResult,
} from '../../src/licensing/list-groups-of-product.ts';
import { button, section } from '../../src/slack/blocks.ts';
import { OPEN_GROUP } from '../../src/slack/entry-points.ts';
import { groupCountsLine } from '../../src/slack/group-counts-line.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import { tenure } from '../../src/slack/tenure.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { DETAIL_PAGE } from './place.ts';

/** Each is counted anew. */
export const GROUPS_PER_PAGE = 5;

/** The groups that hold the product, and how far their members have it. For administrators. */
export function groupsTab(
  texts: Texts,
  { groups, page, pages }: ListGroupsOfProductResult,
): KnownBlock[] {
  if (groups.length === 0) return [section(texts.md('products:noGroups'))];
  return [
    ...groups.map((group) =>
      section(describe(texts, group), {
        accessory: button({
          text: texts.plain('groups:view'),
          actionId: OPEN_GROUP,
          value: encode({ groupId: group.id }),
          label: texts.plain('groups:viewLabel', { group: group.name }),
        }),
      }),
    ),
    ...pagerBlocks(texts, DETAIL_PAGE, { page, pages }),
  ];
}

function describe(texts: Texts, group: HoldingGroup): string {
  const { name, priority, counts } = group;
  return [
    `*${shortName(name, 100)}* · ${texts.md('groups:priority', { priority })}`,
    groupCountsLine(texts, counts),
    tenure(texts, { ...group, untilDate: null }),
  ].join('\n');
}
