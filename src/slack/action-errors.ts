import { section } from './blocks.ts';
import { messageModal } from './modals.ts';
import { postMessage } from './post-message.ts';
import type { Told } from './request.ts';
import type { Services } from './services.ts';
import type { ActionCall } from './slice.ts';
import type { Texts } from './texts.ts';

interface Place extends Pick<ActionCall, 'triggerId' | 'view' | 'message' | 'reply'> {
  /** Who clicked. */
  userId: string;
}

/**
 * Tells an error where something was clicked: on top of the modal, or below the message. Where no
 * window can be opened or changed any more, it comes as a direct message.
 */
export async function tellInPlace(
  { clients }: Services,
  { triggerId, view: shown, message, reply, userId }: Place,
  { title, sentence }: Told,
  texts: Texts,
): Promise<void> {
  if (message) {
    await reply({ text: sentence, response_type: 'ephemeral', replace_original: false });
    return;
  }
  const { quick } = clients;
  const isModal = shown?.type === 'modal';
  const view = messageModal(title, sentence, texts.plain('close'));
  const call = { trigger_id: triggerId, view };
  const byMessage = () =>
    postMessage(clients.messages, userId, { text: sentence, blocks: [section(sentence)] });
  // The trigger may be used up or too old, three views lie on each other, the last one be closed.
  if (isModal) {
    await quick.views
      .push(call)
      .catch(() => quick.views.update({ view_id: shown.id, view }))
      .catch(byMessage);
  } else {
    await quick.views.open(call).catch(byMessage);
  }
}
