import type { KnownBlock } from '@slack/types';
import { pageOf } from '../../src/licensing/paging.ts';
import type { ShownPlan } from '../../src/licensing/show-product.ts';
import { plain, section } from '../../src/slack/blocks.ts';
import { EDIT_PLAN } from '../../src/slack/entry-points.ts';
import { lineSections } from '../../src/slack/line-sections.ts';
import { nameList, shortName } from '../../src/slack/name-list.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { DETAIL_PAGE } from './place.ts';

/** So many that, at their longest, they stay within the 100 blocks and 250 KB of a view. */
const PLANS_PER_PAGE = 88;
/** What names at their longest take. */
const LONGEST_LINE = 3000;
const MAX_COUNTRIES = 10;
const MAX_PLANS_NAMED = 2;

/** The service plans, several to a section; what limits them stands beside them. */
export function plansTab(
  texts: Texts,
  plans: readonly ShownPlan[],
  { page, isAdministrator }: { page: number; isAdministrator: boolean },
): KnownBlock[] {
  if (plans.length === 0) return [section(texts.md('products:noPlans'))];
  const paging = pageOf(plans.length, { page, pageSize: PLANS_PER_PAGE });
  const first = paging.page * PLANS_PER_PAGE;
  const lines = plans.slice(first, first + PLANS_PER_PAGE).map((plan) => describe(texts, plan));
  return [
    ...(isAdministrator ? [search(texts)] : []),
    ...lineSections(lines, LONGEST_LINE),
    ...pagerBlocks(texts, DETAIL_PAGE, paging),
  ];
}

/** Without a block_id of its own, so that the same plan can be chosen again. */
function search(texts: Texts): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'external_select',
        action_id: EDIT_PLAN,
        placeholder: plain(texts.plain('administer:editPlan'), 150),
        min_query_length: 0,
      },
    ],
  };
}

function describe(texts: Texts, plan: ShownPlan): string {
  const { friendlyName, name, prohibitedCountries, needs, excludes } = plan;
  const countries = prohibitedCountries
    .map(texts.country)
    .sort(Intl.Collator(texts.locale).compare);
  const limits = [
    ...(countries.length === 0
      ? []
      : [
          texts.md('products:notOffered', {
            countries: nameList(texts, countries, MAX_COUNTRIES),
          }),
        ]),
    ...(needs.length === 0
      ? []
      : [texts.md('products:needs', { plans: nameList(texts, needs, MAX_PLANS_NAMED) })]),
    ...(excludes.length === 0
      ? []
      : [texts.md('products:excludes', { plans: nameList(texts, excludes, MAX_PLANS_NAMED) })]),
  ];
  return [`• *${shortName(friendlyName, 75)}*`, shortName(name, 75), ...limits].join(' · ');
}
