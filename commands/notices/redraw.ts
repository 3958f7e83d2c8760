import { z } from 'zod';
import { noticeSchema } from '../../src/jobs/jobs.ts';
import { readDeeds } from '../../src/licensing/deed.ts';
import { editMessage } from '../../src/slack/direct-message.ts';
import { noticeKey, noticeMessage } from '../../src/slack/notice-message.ts';
import type { ActionCall } from '../../src/slack/slice.ts';

/** The copy in which somebody clicked; others follow when they are clicked in. False: it is too old. */
export async function redraw(call: ActionCall, id: string): Promise<boolean> {
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
