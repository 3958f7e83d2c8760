import type { KnownBlock } from '@slack/types';
import { pageOf } from '../../src/licensing/paging.ts';
import type { ShownPlan } from '../../src/licensing/show-product.ts';
import { section } from '../../src/slack/blocks.ts';
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
export function plansTab(texts: Texts, plans: readonly ShownPlan[], page: number): KnownBlock[] {
  if (plans.length === 0) return [section(texts.md('products:noPlans'))];
  const paging = pageOf(plans.length, { page, pageSize: PLANS_PER_PAGE });
  const first = paging.page * PLANS_PER_PAGE;
  const lines = plans.slice(first, first + PLANS_PER_PAGE).map((plan) => describe(texts, plan));
  return [...lineSections(lines, LONGEST_LINE), ...pagerBlocks(texts, DETAIL_PAGE, paging)];
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
