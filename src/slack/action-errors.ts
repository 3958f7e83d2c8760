import { messageModal } from './modals.ts';
import type { Services } from './services.ts';
import type { ActionCall } from './slice.ts';
import type { Texts } from './texts.ts';

type Place = Pick<ActionCall, 'triggerId' | 'view' | 'message' | 'reply'>;

/** Tells an error where something was clicked: on top of the modal, or below the message. */
export async function tellInPlace(
  services: Services,
  place: Place,
  sentence: string,
  texts: Texts,
): Promise<void> {
  if (place.message) {
    await place.reply({ text: sentence, response_type: 'ephemeral', replace_original: false });
    return;
  }
  const view = messageModal(texts.plain('failedTitle'), sentence, texts.plain('close'));
  const { quick } = services.clients;
  const call = { trigger_id: place.triggerId, view };
  try {
    await (place.view?.type === 'modal' ? quick.views.push(call) : quick.views.open(call));
  } catch (error) {
    // The trigger is used up, or three views lie on each other: the view itself says it.
    if (place.view?.type !== 'modal') throw error;
    await quick.views.update({ view_id: place.view.id, view });
  }
}
