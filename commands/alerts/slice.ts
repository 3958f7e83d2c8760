/** What people do about an alert: by the buttons of its message, the forms that some open, and what those ask. */
import {
  ALERT_MENU,
  ALERT_VERBS,
  KEEP_LICENSE,
  OPEN_ALERT_AGAIN,
  RECLAIM,
  RELEASE_LICENSE,
  RESOLVE_ALERT,
  SHOW_ALERT,
  SNOOZE_ALERT,
  TAKE_ALERT,
  TURN_ON_ALERTS,
} from '../../src/slack/entry-points.ts';
import { overflowChoice } from '../../src/slack/overflow.ts';
import type { ActionCall, Slice } from '../../src/slack/slice.ts';
import { openAgain, release, show, take } from './clicks.ts';
import { HAND_OVER, openHandOver, submitHandOver } from './hand-over.ts';
import { keepLicense, openReclaim, releaseLicense, submitReclaim } from './reclaim.ts';
import { RECLAIM_FORM } from './reclaim-modal.ts';
import { openResolve, RESOLVE, submitResolve } from './resolve.ts';
import { openSnooze, SNOOZE, submitSnooze } from './snooze.ts';
import { openTurnOff, submitTurnOff, TURN_OFF, turnOn } from './turn-off.ts';

async function chooseInMenu(call: ActionCall): Promise<void> {
  const { verb, id } = overflowChoice(ALERT_VERBS, call.action);
  const run = { hand_over: openHandOver, release, turn_off: openTurnOff }[verb];
  await run(call, id);
}

export const alerts: Slice = {
  actions: {
    [TAKE_ALERT]: take,
    [SHOW_ALERT]: show,
    [OPEN_ALERT_AGAIN]: openAgain,
    [SNOOZE_ALERT]: openSnooze,
    [RECLAIM]: openReclaim,
    [KEEP_LICENSE]: keepLicense,
    [RELEASE_LICENSE]: releaseLicense,
    [RESOLVE_ALERT]: openResolve,
    [ALERT_MENU]: chooseInMenu,
    [TURN_ON_ALERTS]: turnOn,
  },
  submissions: {
    [SNOOZE]: submitSnooze,
    [RECLAIM_FORM]: submitReclaim,
    [RESOLVE]: submitResolve,
    [HAND_OVER]: submitHandOver,
    [TURN_OFF]: submitTurnOff,
  },
};
