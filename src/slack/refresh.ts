/** Shows a screen of another slice anew, after something it shows was changed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterTheDeed } from './after-the-deed.ts';
import type { ReturnTo } from './entry-points.ts';
import { unlessMovedOn } from './modals.ts';
import type { Call } from './slice.ts';

/** What changes for people after a deed, done by jobs. */
const FOLLOWING = ['review-people', 'work-off-group', 'heal-product'] as const;
/** Mostly they are done within a moment; those of a large group tell of themselves. */
const LOOKS = 12;
const LOOK_MS = 250;

/** At once, and once more when the jobs are done that were sent by then. */
export async function refresh(call: Call, returnTo: ReturnTo | undefined): Promise<void> {
  if (!returnTo) return;
  await afterTheDeed(call, `refreshing ${returnTo.screen}`, async () => {
    const areFollowing = await jobsFollow(call);
    const hash = await draw(call, returnTo);
    if (!areFollowing || hash === undefined) return;
    for (let look = 0; look < LOOKS && (await jobsFollow(call)); look += 1) await sleep(LOOK_MS);
    await draw(call, returnTo, hash);
  });
}

/** At once. */
export async function redraw(call: Call, returnTo: ReturnTo | undefined): Promise<void> {
  if (!returnTo) return;
  // The deed is done: an old number on a view underneath must not hide that.
  await afterTheDeed(call, `redrawing ${returnTo.screen}`, () => draw(call, returnTo));
}

/** @param hash of the view that is to be there still. @returns the new one's, if it was drawn. */
async function draw(call: Call, returnTo: ReturnTo, hash?: string): Promise<string | undefined> {
  const { screens, clients } = call.services;
  const screen = Object.hasOwn(screens, returnTo.screen) ? screens[returnTo.screen] : undefined;
  if (!screen) return undefined;
  const view = await screen(call, returnTo.place);
  const drawn = await clients.quick.views
    .update({ view_id: returnTo.viewId, view, ...(hash !== undefined && { hash }) })
    .catch(unlessMovedOn);
  return drawn?.view?.hash;
}

async function jobsFollow({ services, context }: Call): Promise<boolean> {
  const { em, queue } = services.licensing;
  const each = FOLLOWING.map((name) => queue.isPending(em.fork(), context.tenantId, name, {}));
  return (await Promise.all(each)).includes(true);
}
