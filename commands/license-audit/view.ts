import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { AuditPerson, ListAuditResult } from '../../src/licensing/list-audit.ts';
import { deedSections, turnButtons } from '../../src/slack/audit-page.ts';
import { button, type Modal, option, plain, section } from '../../src/slack/blocks.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { encode } from '../../src/slack/payload.ts';
import { productOption } from '../../src/slack/product-search.ts';
import type { Texts } from '../../src/slack/texts.ts';
import { type AuditPlace, CLEAR, EXPORT, OTHER, PERSON, PRODUCT, TURN } from './place.ts';

/** A page of the history. `notices` are markup. */
export function auditView(
  texts: Texts,
  found: ListAuditResult,
  place: AuditPlace,
  { notices = [], canExport = true }: { notices?: readonly string[]; canExport?: boolean } = {},
): Modal {
  return {
    type: 'modal',
    callback_id: 'audit',
    title: plain(texts.plain('audit:title'), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode(place),
    blocks: [
      ...notices.map((notice) => section(notice)),
      filters(texts, found, canExport),
      section(headline(texts, found)),
      ...deedSections(texts, found),
      ...footer(texts, found),
    ],
  };
}

function headline({ md, person }: Texts, found: ListAuditResult): string {
  const names = {
    person: found.person ? person(shortened(found.person)) : '',
    product: clip(found.product?.displayName ?? '', 150),
  };
  const isFiltered = found.person !== null || found.product !== null;
  if (found.deeds.length === 0) return md(isFiltered ? 'audit:nothingFiltered' : 'audit:nothing');
  if (found.person && found.product) return md('audit:filteredBoth', names);
  if (found.person) return md('audit:filteredPerson', names);
  return found.product ? md('audit:filteredProduct', names) : md('audit:everything');
}

function shortened(person: AuditPerson): AuditPerson {
  return { ...person, displayName: clip(person.displayName, 150) };
}

/**
 * Without a block_id of its own, so that each redrawn filter shows what it is set to. The export stands
 * here, where its answer comes: a page of history is long.
 */
function filters(
  texts: Texts,
  { person, product, deeds }: ListAuditResult,
  canExport: boolean,
): KnownBlock {
  const slackUserId = person?.status === 'active' ? person.slackUserId : null;
  const elements: ActionsBlockElement[] = [
    {
      type: 'users_select',
      action_id: PERSON,
      placeholder: plain(texts.plain('audit:person'), 150),
      ...(slackUserId !== null && { initial_user: slackUserId }),
    },
    {
      type: 'external_select',
      action_id: OTHER,
      placeholder: plain(texts.plain('audit:other'), 150),
      min_query_length: 0,
      ...(person &&
        slackUserId === null && { initial_option: option(person.displayName, person.id) }),
    },
    {
      type: 'external_select',
      action_id: PRODUCT,
      placeholder: plain(texts.plain('audit:product'), 150),
      min_query_length: 0,
      ...(product && { initial_option: productOption(product) }),
    },
    ...(person || product ? [button({ text: texts.plain('audit:clear'), actionId: CLEAR })] : []),
    ...(canExport && deeds.length > 0
      ? [
          button({
            text: texts.plain('audit:export'),
            actionId: EXPORT,
            label: texts.plain('audit:exportLabel'),
          }),
        ]
      : []),
  ];
  return { type: 'actions', elements };
}

function footer(texts: Texts, found: ListAuditResult): KnownBlock[] {
  const elements = turnButtons(texts, TURN, found);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
