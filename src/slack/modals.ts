import { setTimeout as sleep } from 'node:timers/promises';
import type { KnownBlock } from '@slack/types';
import { afterTheDeed } from './after-the-deed.ts';
import { context, type Modal, plain, section } from './blocks.ts';
import { type ReturnTo, returnTo } from './entry-points.ts';
import { logError } from './log-error.ts';
import { decode, Tampered } from './payload.ts';
import { sentence } from './sentence.ts';
import { slackRefusal } from './slack-refusal.ts';
import type { ActionCall, CommandCall, ShortcutCall } from './slice.ts';
import type { Texts } from './texts.ts';

/** So long a view that is made on a click may take before another stands in for it. */
const SOON_MS = 1000;

/** Opens a modal; on top of the one in which a button was clicked. Uses up the trigger. */
export async function showModal(
  call: CommandCall | ActionCall | ShortcutCall,
  view: Modal,
): Promise<void> {
  await openModal(call, view);
}

async function openModal(
  call: CommandCall | ActionCall | ShortcutCall,
  view: Modal,
): Promise<string | undefined> {
  const { quick } = call.services.clients;
  const inModal = 'view' in call && call.view?.type === 'modal';
  const arguments_ = { trigger_id: call.triggerId, view };
  const opened = await (inModal ? quick.views.push(arguments_) : quick.views.open(arguments_));
  return opened.view?.id;
}

/**
 * The same for a view that may take a while to make: a trigger lives 3 s. Until it is ready another
 * says so, which it replaces; nothing waits for that.
 */
export async function showWhenReady(
  call: CommandCall | ActionCall,
  title: string,
  make: () => Promise<Modal>,
): Promise<void> {
  await whenReady(call, title, make, (view) => openModal(call, view));
}

/** The same in the place of the view in which something was clicked. */
export async function replaceWhenReady(
  call: ActionCall,
  title: string,
  make: () => Promise<Modal>,
): Promise<void> {
  await whenReady(call, title, make, async (view) => {
    await updateModal(call, view);
    return call.view?.id;
  });
}

/** @param show says in which view it is shown. */
async function whenReady(
  call: CommandCall | ActionCall,
  title: string,
  make: () => Promise<Modal>,
  show: (view: Modal) => Promise<string | undefined>,
): Promise<void> {
  const making = make();
  // Told once the view that waits for it is there.
  making.catch(() => undefined);
  const soon = await Promise.race([making, sleep(SOON_MS, null, { ref: false })]);
  if (soon) {
    await show(soon);
    return;
  }
  const { texts, services } = call;
  const viewId = await show(messageModal(title, texts.md('workingOut'), texts.plain('cancel')));
  const failed = (error: unknown) => {
    logError(services, error, 'making a view');
    return messageModal(texts.plain('failedTitle'), sentence(call, error), texts.plain('close'));
  };
  void afterTheDeed(call, 'showing a view', async () => {
    const view = await making.catch(failed);
    if (viewId === undefined) return;
    await services.clients.background.views.update({ view_id: viewId, view }).catch(unlessMovedOn);
  });
}

/**
 * Replaces the view in which something was clicked. With `ifUnchanged` only while it still is the
 * view that was clicked in: a slow redraw must not take the place of a result.
 */
export async function updateModal(
  call: ActionCall,
  view: Modal,
  { ifUnchanged = false }: { ifUnchanged?: boolean } = {},
): Promise<void> {
  if (!call.view) throw new Tampered('this action stands in no view');
  const { id, hash } = call.view;
  await call.services.clients.quick.views
    .update({ view_id: id, view, ...(ifUnchanged && { hash }) })
    .catch(unlessMovedOn);
}

/** Shows a view in place of the one that was clicked in, where that is one of `screens`; else on top. */
export async function showInPlace(
  call: ActionCall,
  view: Modal,
  screens: readonly string[],
): Promise<void> {
  const isScreen = call.view?.type === 'modal' && screens.includes(call.view.callback_id);
  await (isScreen ? updateModal(call, view) : showModal(call, view));
}

/** Who closed a view, or went on in it, needs no update of it. */
export function unlessMovedOn(error: unknown): void {
  const code = slackRefusal(error);
  if (code !== 'not_found' && code !== 'hash_conflict') throw error;
}

/** Whether a view could be updated: false where it is closed, or somebody went on in it. */
export async function stillThere(update: Promise<unknown>): Promise<boolean> {
  try {
    await update;
    return true;
  } catch (error) {
    unlessMovedOn(error);
    return false;
  }
}

/** Where to come back to from what a button in a modal opens; nowhere from elsewhere. */
export function returnPlace(
  { view }: ActionCall,
  place: Omit<ReturnTo, 'viewId'> | undefined,
): ReturnTo | undefined {
  return view?.type === 'modal' && place ? { viewId: view.id, ...place } : undefined;
}

/**
 * The same where the button cannot carry it: a screen is named by its view's callback_id, and its
 * place is in the private_metadata.
 */
export function returnHere({ view }: ActionCall): ReturnTo | undefined {
  if (view?.type !== 'modal' || view.private_metadata === '') return undefined;
  const place = decode(returnTo.shape.place, view.private_metadata);
  return { viewId: view.id, screen: view.callback_id, place };
}

/** What came of a form, in its place. */
export function resultModal(
  texts: Texts,
  title: string,
  blocks: readonly KnownBlock[],
  isRepeated = false,
): Modal {
  return {
    type: 'modal',
    title: plain(title, 24),
    close: plain(texts.plain('done'), 24),
    blocks: [...blocks, ...(isRepeated ? [context(texts.md('repeated'))] : [])],
  };
}

/** A view with one message and nothing to do but close it. */
export function messageModal(title: string, text: string, close: string): Modal {
  return {
    type: 'modal',
    title: plain(title, 24),
    close: plain(close, 24),
    blocks: [section(text)],
  };
}

/** Stands in for a result that takes longer than Slack waits. Closing it closes everything. */
export function workingModal(texts: Texts, reference: string): Modal {
  const { plain, md } = texts;
  const view = messageModal(plain('working'), md('workingBody', { reference }), plain('close'));
  return { ...view, clear_on_close: true };
}
