/** What administrators do about what they were told: the first does it, and every copy then says so. */
import { decideFrozenGroup } from '../../src/licensing/decide-frozen-group.ts';
import { GroupNotFrozen } from '../../src/licensing/errors.ts';
import { switchOffPlan } from '../../src/licensing/switch-off-plan.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import {
  DECIDE_FROZEN,
  decideFrozenValue,
  SWITCH_OFF_PLAN,
  switchOffValue,
} from '../../src/slack/entry-points.ts';
import { decidedLine, decisionKey } from '../../src/slack/frozen-group-message.ts';
import { returnHere } from '../../src/slack/modals.ts';
import { buttonValue } from '../../src/slack/payload.ts';
import { switchedOffLine, switchOffKey } from '../../src/slack/plans-added-message.ts';
import { refresh } from '../../src/slack/refresh.ts';
import type { ActionCall, Slice } from '../../src/slack/slice.ts';
import { redraw } from './redraw.ts';

async function switchOff(call: ActionCall): Promise<void> {
  const { services, context, texts } = call;
  const { noticeId, ...what } = buttonValue(switchOffValue, call.action);
  const once = { ...context, deedKey: switchOffKey(noticeId, what) };
  const done = await switchOffPlan(services.licensing, once, what);
  if (await redraw(call, noticeId)) return;
  await call.reply({ text: switchedOffLine(texts, done), replace_original: false });
}

/** In the message, or in the group's own view. */
async function decide(call: ActionCall, decision: keyof typeof DECIDE_FROZEN): Promise<void> {
  const { services, context, texts } = call;
  const { groupId, noticeId, frozenAt } = buttonValue(decideFrozenValue, call.action);
  const inView = () => deedKey('group.decide', groupId, call.view?.hash ?? '');
  const once = { ...context, deedKey: noticeId ? decisionKey(noticeId) : inView() };
  try {
    const meant = { groupId, decision, frozenAt };
    const done = await decideFrozenGroup(services.licensing, once, meant);
    if (call.view) return await refresh(call, returnHere(call));
    if (noticeId && (await redraw(call, noticeId))) return;
    await call.reply({ text: decidedLine(texts, done), replace_original: false });
  } catch (error) {
    // Decided elsewhere, or put right in Slack: the message says so from now on.
    const isOver = error instanceof GroupNotFrozen && noticeId !== undefined;
    if (!isOver || !(await redraw(call, noticeId))) throw error;
  }
}

export const notices: Slice = {
  actions: {
    [SWITCH_OFF_PLAN]: switchOff,
    [DECIDE_FROZEN.take_over]: (call) => decide(call, 'take_over'),
    [DECIDE_FROZEN.keep]: (call) => decide(call, 'keep'),
  },
};
