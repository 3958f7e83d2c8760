import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type {
  ExplainedLicense,
  ExplainedSource,
  ExplainLicenseResult,
} from '../../src/licensing/explain-license.ts';
import { pageOf } from '../../src/licensing/paging.ts';
import { button, type Modal, option, plain, section } from '../../src/slack/blocks.ts';
import { EXPLAIN_WHAT, OPEN_PERSON, WHY_SCREEN } from '../../src/slack/entry-points.ts';
import { searchSelect } from '../../src/slack/inputs.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { pagerBlocks } from '../../src/slack/pager.ts';
import { encode } from '../../src/slack/payload.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import { sameEmail } from '../../src/slack/same-email.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { answer, hasPlanOn } from './answer.ts';
import { mergedPlans } from './merged-plans.ts';
import { ASK_VIEW, type Asked, OTHER, PERSON, WHY_PAGE } from './place.ts';
import { type Screen, sourceBlocks, toFree } from './source-blocks.ts';

const SOURCES_PER_PAGE = 10;

/** Why a person has a product or a plan, or not. `notices` are markup. */
export function whyView(texts: Texts, screen: Screen, notices: readonly string[] = []): Modal {
  const { found, place } = screen;
  const ways = found.products.flatMap((license) =>
    license.sources.map((source) => ({ license, source })),
  );
  const paging = pageOf(ways.length, { page: place.page, pageSize: SOURCES_PER_PAGE });
  const first = paging.page * SOURCES_PER_PAGE;
  const shown = ways.slice(first, first + SOURCES_PER_PAGE);
  const [only, ...others] = found.products;
  const sum = only && others.length === 0 ? only : undefined;
  return {
    ...frame(texts, WHY_SCREEN, place),
    blocks: [
      ...notices.map((notice) => section(notice)),
      section(answer(texts, found)),
      ...sameEmail(texts, found, screen.isAdministrator),
      navigation(texts, found),
      ...shown.flatMap(({ license, source }, index) => [
        ...(license === shown[index - 1]?.license ? [] : heading(texts, found, license)),
        ...sourceBlocks(texts, screen, license, source),
      ]),
      ...pagerBlocks(texts, WHY_PAGE, paging),
      ...(sum ? summary(texts, screen, sum) : []),
    ],
  };
}

function frame(texts: Texts, callbackId: string, place: unknown): Omit<Modal, 'blocks'> {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(texts.plain('why:title'), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode(place),
  };
}

/** Without a block_id of its own, so that the same can be chosen again. */
function navigation(texts: Texts, { person, plan, product }: ExplainLicenseResult): KnownBlock {
  const chosen = plan
    ? option(plan.name, `plan:${plan.id}`)
    : product && option(product.name, `product:${product.id}`);
  return {
    type: 'actions',
    elements: [
      button({
        text: texts.plain('why:allLicenses'),
        actionId: OPEN_PERSON,
        value: encode({ personId: person.id }),
        label: texts.plain('why:allLicensesLabel', { person: person.displayName }),
      }),
      searchSelect(EXPLAIN_WHAT, texts.plain('why:what'), chosen),
    ],
  };
}

/** Of each product, where a plan is asked for. */
function heading(
  texts: Texts,
  { plan }: ExplainLicenseResult,
  license: ExplainedLicense,
): KnownBlock[] {
  if (!plan) return [{ type: 'divider' }];
  const product = shortName(license.product, 100);
  const isOn = hasPlanOn(license, plan.id);
  const key = isOn ? 'why:planOnIn' : license.hasSeat ? 'why:planOffIn' : 'why:planWaitsIn';
  return [{ type: 'divider' }, section(texts.md(key, { product }))];
}

function summary(
  texts: Texts,
  { found, isAdministrator }: Screen,
  license: ExplainedLicense & { sources: ExplainedSource[] },
): KnownBlock[] {
  const person = personLabel(texts, found.person);
  const blocks = [
    ...mergedPlans(texts, license),
    ...(isAdministrator ? toFree(texts, person, license).map((line) => section(line)) : []),
  ];
  return blocks.length === 0 ? [] : [{ type: 'divider' }, ...blocks];
}

/** Where it is not clear who is meant. */
export function askView(texts: Texts, place: Asked, notices: readonly string[]): Modal {
  const elements: ActionsBlockElement[] = [
    {
      type: 'users_select',
      action_id: PERSON,
      placeholder: plain(texts.plain('why:person'), 150),
    },
    searchSelect(OTHER, texts.plain('why:other'), null),
  ];
  return {
    ...frame(texts, ASK_VIEW, place),
    blocks: [
      ...notices.map((notice) => section(notice)),
      section(texts.md('why:askPerson')),
      { type: 'actions', elements },
    ],
  };
}
