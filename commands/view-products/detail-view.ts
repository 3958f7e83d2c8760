import type { ExternalSelect, KnownBlock } from '@slack/types';
import type { ListGroupsOfProductResult } from '../../src/licensing/list-groups-of-product.ts';
import type { ListHoldersResult } from '../../src/licensing/list-holders.ts';
import type { ShowProductResult } from '../../src/licensing/show-product.ts';
import { button, context, header, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { ADMINISTER_PRODUCT, OPEN_ASSIGN } from '../../src/slack/entry-points.ts';
import { oneLine } from '../../src/slack/mrkdwn.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { overflow } from '../../src/slack/overflow.ts';
import { encode } from '../../src/slack/payload.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { countsLines } from './counts-lines.ts';
import { groupsTab } from './groups-tab.ts';
import { holdersTab } from './holders-tab.ts';
import { overviewTab } from './overview-tab.ts';
import { BACK, COMPARE, DETAIL_VIEW, PRODUCT_SCREEN, type ProductPlace, TAB } from './place.ts';
import { plansTab } from './plans-tab.ts';
import { productLinks } from './product-links.ts';

export interface Detail {
  shown: ShowProductResult;
  /** Read for the tab of that name only, as are `groups`. */
  holders: ListHoldersResult | undefined;
  groups: ListGroupsOfProductResult | undefined;
  place: ProductPlace;
  isAdministrator: boolean;
}

/** One product: its counts, and below them one of its tabs. */
export function detailView(texts: Texts, detail: Detail): Modal {
  const { shown, place } = detail;
  const { product, counts, today, timeZone } = shown;
  const links = productLinks(texts, product);
  return {
    type: 'modal',
    callback_id: DETAIL_VIEW,
    title: plain(texts.plain('products:detailTitle'), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode(place),
    blocks: [
      navigation(texts, detail),
      header(oneLine(product.displayName) || '–'),
      context(
        texts.md('products:numbers', {
          skuPartNumber: oneLine(product.skuPartNumber),
          skuId: oneLine(product.skuId),
        }),
        ...(links ? [links] : []),
      ),
      ...(product.description ? [section(shortName(product.description, 500))] : []),
      section(countsLines(texts, counts).join('\n')),
      context(texts.md('products:day', { day: texts.day(today), zone: timeZone })),
      tabs(texts, detail),
      { type: 'divider' },
      ...tabContent(texts, detail),
    ],
  };
}

function navigation(texts: Texts, { shown, place, isAdministrator }: Detail): KnownBlock {
  const { id: productId, displayName } = shown.product;
  const assign = button({
    text: texts.plain('products:assign'),
    actionId: OPEN_ASSIGN,
    value: encode({ productId, returnTo: { screen: PRODUCT_SCREEN, place } }),
    style: 'primary',
    label: texts.plain('products:assignLabel', { product: displayName }),
  });
  const back = button({ text: texts.plain('products:backToList'), actionId: BACK });
  const compare: ExternalSelect = {
    type: 'external_select',
    action_id: COMPARE,
    placeholder: plain(texts.plain('products:compareWith'), 150),
    min_query_length: 0,
  };
  const menu = overflow(ADMINISTER_PRODUCT, productId, {
    edit: texts.plain('administer:editProduct'),
    alerts: texts.plain('alerts:channelOfProduct'),
    requests: texts.plain('policies:menu'),
    archive: texts.plain('administer:archiveProduct'),
    history: texts.plain('administer:history'),
  });
  return {
    type: 'actions',
    elements: isAdministrator ? [back, assign, menu, compare] : [back, compare],
  };
}

/** The tab that is shown is marked in its text: color alone says nothing to some. */
function tabs(texts: Texts, { shown, place, isAdministrator }: Detail): KnownBlock {
  const names = {
    overview: texts.plain('products:overview'),
    plans: texts.plain('products:plans', { count: shown.plans.length }),
    ...(isAdministrator && {
      holders: texts.plain('products:holders', { count: shown.counts.assigned }),
      groups: texts.plain('products:groups', { count: shown.groups }),
    }),
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

function tabContent(texts: Texts, { shown, holders, groups, place, isAdministrator }: Detail) {
  if (place.tab === 'plans') {
    return plansTab(texts, shown.plans, { page: place.page, isAdministrator });
  }
  if (place.tab === 'holders' && holders) return holdersTab(texts, shown.product, holders, place);
  if (place.tab === 'groups' && groups) return groupsTab(texts, groups);
  return overviewTab(texts, shown, { page: place.page, isAdministrator });
}
