/** What administrators do about what they were told: the first does it, and every copy then says so. */
import { z } from 'zod';
import { noticeSchema } from '../../src/jobs/jobs.ts';
import { readDeeds } from '../../src/licensing/deed.ts';
import { switchOffPlan } from '../../src/licensing/switch-off-plan.ts';
import { editMessage } from '../../src/slack/direct-message.ts';
import { SWITCH_OFF_PLAN, switchOffValue } from '../../src/slack/entry-points.ts';
import {
  noticeKey,
  noticeMessage,
  switchedOffLine,
  switchOffKey,
} from '../../src/slack/notice-message.ts';
import { buttonValue } from '../../src/slack/payload.ts';
import type { ActionCall, Slice } from '../../src/slack/slice.ts';

async function switchOff(call: ActionCall): Promise<void> {
  const { services, context, texts } = call;
  const { noticeId, ...what } = buttonValue(switchOffValue, call.action);
  const once = { ...context, deedKey: switchOffKey(noticeId, what) };
  const done = await switchOffPlan(services.licensing, once, what);
  if (await redraw(call, noticeId)) return;
  await call.reply({ text: switchedOffLine(texts, done), replace_original: false });
}

/** The copy in which somebody clicked; others follow when they are clicked in. False: it is too old. */
async function redraw(call: ActionCall, id: string): Promise<boolean> {
  const { services, context, message: place, texts } = call;
  const { licensing } = services;
  const { tenantId } = context;
  const key = noticeKey(id);
  const sent = sentNotice.safeParse((await readDeeds(licensing.em, tenantId, [key])).get(key));
  if (!place || !sent.success) return false;
  const { notice } = sent.data;
  const message = await noticeMessage(licensing, tenantId, texts, { id, notice });
  if (!message) return false;
  await editMessage(call, place, message);
  return true;
}

const sentNotice = z.object({ notice: noticeSchema });

export const notices: Slice = {
  actions: { [SWITCH_OFF_PLAN]: switchOff },
};
