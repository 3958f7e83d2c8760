import { section } from './blocks.ts';
import { postMessage } from './direct-message.ts';
import { messageModal } from './modals.ts';
import type { Services } from './services.ts';
import type { ActionCall } from './slice.ts';
import type { Texts } from './texts.ts';

interface Place extends Pick<ActionCall, 'triggerId' | 'view' | 'message' | 'reply'> {
  /** Who clicked. */
  userId: string;
}

/**
 * Tells an error where something was clicked: on top of the modal, or below the message. Where no
 * window can be opened any more, and there is none, it comes as a direct message.
 */
export async function tellInPlace(
  { clients }: Services,
  { triggerId, view: shown, message, reply, userId }: Place,
  sentence: string,
  texts: Texts,
): Promise<void> {
  if (message) {
    await reply({ text: sentence, response_type: 'ephemeral', replace_original: false });
    return;
  }
  const { quick } = clients;
  const isModal = shown?.type === 'modal';
  const view = messageModal(texts.plain('failedTitle'), sentence, texts.plain('close'));
  const call = { trigger_id: triggerId, view };
  try {
    await (isModal ? quick.views.push(call) : quick.views.open(call));
  } catch {
    // The trigger is used up or too old, or three views lie on each other.
    await (isModal
      ? quick.views.update({ view_id: shown.id, view })
      : postMessage(clients.messages, userId, { text: sentence, blocks: [section(sentence)] }));
  }
}
