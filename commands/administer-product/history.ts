/** A product's history, and that of its service plans: who did what, in pages. */
import { z } from 'zod';
import { type ListAuditResult, listAudit } from '../../src/licensing/list-audit.ts';
import {
  type AuditCursor,
  DEEDS_PER_PAGE,
  deedSections,
  turnActions,
  turnButtons,
} from '../../src/slack/audit-page.ts';
import { context, type Modal, plain, section } from '../../src/slack/blocks.ts';
import { updateModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { decode, encode } from '../../src/slack/payload.ts';
import type { Call } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

const TURN = 'history';
const place = z.object({ productId: z.uuid() });

export const historyActions = turnActions(TURN, async (call, cursor) => {
  const { productId } = decode(place, call.view?.private_metadata);
  await updateModal(call, await historyScreen(call, productId, cursor));
});

export async function historyScreen(
  { services, context: by, texts }: Call,
  productId: string,
  cursor?: AuditCursor,
): Promise<Modal> {
  const search = { productId, cursor, pageSize: DEEDS_PER_PAGE };
  return historyView(texts, await listAudit(services.licensing, by, search));
}

export function historyView(texts: Texts, found: ListAuditResult): Modal {
  const { deeds, product } = found;
  const turn = turnButtons(texts, TURN, found);
  return {
    type: 'modal',
    title: plain(texts.plain('administer:history'), 24),
    close: plain(texts.plain('close'), 24),
    private_metadata: encode({ productId: product?.id }),
    blocks: [
      section(`*${shortName(product?.displayName ?? '')}*`),
      ...(deeds.length === 0 ? [context(texts.md('administer:noHistory'))] : []),
      ...deedSections(texts, found),
      ...(turn.length === 0 ? [] : [{ type: 'actions' as const, elements: turn }]),
    ],
  };
}
