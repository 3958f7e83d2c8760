/** A product's history: who did what, what was there before and after, in pages. */
import { z } from 'zod';
import { type HistoryEntry, productHistory } from '../../src/licensing/product-history.ts';
import { context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { updateModal } from '../../src/slack/modals.ts';
import { clip } from '../../src/slack/mrkdwn.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { pagerActions, pagerBlocks } from '../../src/slack/pager.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

const PAGE = 'history.page';
const PER_PAGE = 10;
const MAX_CHANGES = 8;
const place = z.object({ productId: z.uuid() });

export const historyActions = pagerActions(PAGE, async (call, page) => {
  const { productId } = decode(place, call.view?.private_metadata);
  await updateModal(call, await historyScreen(call, productId, page));
});

export async function historyScreen(call: Call, productId: string, page = 0): Promise<Modal> {
  const { services, context: by, texts } = call;
  const search = { productId, page, pageSize: PER_PAGE };
  const history = await productHistory(services.licensing, by, search);
  return historyView(texts, history, productId);
}

export function historyView(
  texts: Texts,
  history: Awaited<ReturnType<typeof productHistory>>,
  productId: string,
): Modal {
  const { product, entries } = history;
  return {
    type: 'modal',
    title: plain(texts.plain('administer:history'), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode({ productId }),
    blocks: [
      section(`*${shortName(product)}*`),
      ...(entries.length === 0
        ? [context(texts.md('administer:noHistory'))]
        : entries.map((entry) => section(describe(texts, entry)))),
      ...pagerBlocks(texts, PAGE, history),
    ],
  };
}

function describe(texts: Texts, entry: HistoryEntry): string {
  const { actorName, actorSlackUserId, personName, personSlackUserId, reason } = entry;
  const named = (displayName: string, slackUserId: string | null) =>
    texts.person({ displayName: clip(displayName, 80), slackUserId }) || '–';
  const by = actorName === null ? texts.md('system') : named(actorName, actorSlackUserId);
  const what = texts.md('administer:deed', { action: actionName(texts, entry.action) });
  const whom = personName === null ? [] : [named(personName, personSlackUserId)];
  return [
    [what, ...whom, texts.time(entry.at), by].join(' · '),
    ...changes(entry).map(([name, before, after]) =>
      texts.md('administer:changed', { name, before, after }),
    ),
    ...(reason === null ? [] : [texts.md('administer:reason', { reason: clip(reason, 200) })]),
  ].join('\n');
}

function actionName(texts: Texts, action: string): string {
  const [thing = '', verb = ''] = action.split('.');
  return texts.plain('administer:action', { thing, verb: verb.replaceAll('_', ' ') });
}

/** Ids say nothing to a reader. */
const IDS = /Ids?$/;
const NAMED_IDS = new Set(['skuId', 'externalId']);

/** What is different afterwards: name, before, after. */
function changes({ before, after }: HistoryEntry): [string, string, string][] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .filter((name) => !IDS.test(name) || NAMED_IDS.has(name))
    .map((name): [string, string, string] => [name, said(before?.[name]), said(after?.[name])])
    .filter(([, one, other]) => one !== other)
    .slice(0, MAX_CHANGES);
}

function said(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return clip(typeof value === 'object' ? JSON.stringify(value) : String(value), 80);
}
