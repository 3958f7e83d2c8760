/** Undo, wherever it is clicked: that copy shows who did it, and the other one too where it is known. */
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { undoRemoval } from '../../src/licensing/undo-removal.ts';
import { afterTheDeed } from '../../src/slack/after-the-deed.ts';
import { section } from '../../src/slack/blocks.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import { editMessage } from '../../src/slack/direct-message.ts';
import { updateModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { buttonValue, checked, decode } from '../../src/slack/payload.ts';
import { refresh } from '../../src/slack/refresh.ts';
import type { ActionCall } from '../../src/slack/slice.ts';
import { removeResultModal, resultMetadata, undoValue } from './result.ts';

export async function undo(call: ActionCall): Promise<void> {
  const { sourceId } = buttonValue(undoValue, call.action);
  const blocks = checked(resultBlocks, call.message?.blocks ?? call.view?.blocks);
  const metadata = call.view && decode(resultMetadata, call.view.private_metadata);
  const place = call.message ? `${call.message.channelId} ${call.message.ts}` : call.view?.id;
  const context = { ...call.context, deedKey: deedKey('undo', place ?? '', sourceId) };
  const restored = await undoRemoval(call.services.licensing, context, { sourceId });

  const product = shortName(restored.product);
  const person = shortName(restored.person);
  const at = call.texts.time(restored.at);
  const by = call.texts.person(call.person);
  const text = call.texts.md('remove:restored', { product, person, by, at });
  const message = { text, blocks: withoutUndo(blocks, call.action.block_id, text) };
  if (call.message) await editMessage(call, call.message, message);
  if (call.message && restored.repeated) {
    await call.reply({ text: call.texts.md('remove:undoneBefore', { product, person, at }) });
  }
  if (!metadata) return;
  await Promise.all([
    afterTheDeed(call, 'result after undo', () =>
      updateModal(call, removeResultModal(call.texts, message.blocks, metadata)),
    ),
    metadata.dm && editMessage(call, metadata.dm, message),
    refresh(call, metadata.returnTo),
  ]);
}

const markup = z.object({ type: z.literal('mrkdwn'), text: z.string() });
/** What a result consists of, as Slack hands it back. */
const resultBlocks = z.array(
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('section'),
      block_id: z.string(),
      text: markup,
      accessory: z
        .object({
          type: z.literal('button'),
          action_id: z.string(),
          text: z.object({ type: z.literal('plain_text'), text: z.string() }),
          value: z.string(),
          accessibility_label: z.string().optional(),
        })
        .optional(),
    }),
    z.object({ type: z.literal('context'), block_id: z.string(), elements: z.array(markup) }),
  ]),
);

/** The line's button gives way to what happened; with the last button its hint goes too. */
function withoutUndo(
  blocks: z.infer<typeof resultBlocks>,
  blockId: string,
  text: string,
): KnownBlock[] {
  const next = blocks.map(({ block_id, ...block }) =>
    block_id === blockId ? section(text) : block,
  );
  const isOver = !next.some((block) => block.type === 'section' && block.accessory);
  return isOver ? next.filter((block) => block.type !== 'context') : next;
}
