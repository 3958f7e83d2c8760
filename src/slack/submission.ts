/**
 * Answers a submitted form. Validation answers at its fields; work gets 1.5 s before the ack (Slack
 * gives up after 3 s), then the form shows "working" and is updated when the work is done.
 */
import type { Modal } from './blocks.ts';
import { messageModal, unlessMovedOn } from './modals.ts';
import type { SubmissionAnswer } from './slice.ts';
import type { Texts } from './texts.ts';

const WORK_BEFORE_ACK_MS = 1500;

type ViewAck = (
  response:
    | { response_action: 'errors'; errors: Record<string, string> }
    | { response_action: 'update' | 'push'; view: Modal },
) => Promise<void>;

export interface Ack {
  done: boolean;
  send: ViewAck;
}

export async function answerSubmission(
  ack: Ack,
  answer: SubmissionAnswer,
  update: (view: Modal) => Promise<unknown>,
): Promise<void> {
  if ('errors' in answer) return ack.send({ response_action: 'errors', errors: answer.errors });
  if ('push' in answer) return ack.send({ response_action: 'push', view: answer.push });
  if ('update' in answer) return ack.send({ response_action: 'update', view: answer.update });

  const timer = Promise.withResolvers<'late'>();
  const timeout = setTimeout(() => timer.resolve('late'), WORK_BEFORE_ACK_MS);
  const first = await Promise.race([answer.work, timer.promise]).finally(() =>
    clearTimeout(timeout),
  );
  if (first !== 'late') {
    await ack.send(
      'errors' in first
        ? { response_action: 'errors', errors: first.errors }
        : { response_action: 'update', view: first.view },
    );
    if ('view' in first) await first.after?.();
    return;
  }
  await ack.send({ response_action: 'update', view: answer.working });
  const result = await answer.work;
  await update('view' in result ? result.view : result.form).catch(unlessMovedOn);
  if ('view' in result) await result.after?.();
}

/** The failure stands in place of the form: before the ack as its answer, afterwards by update. */
export async function tellInView(
  ack: Ack,
  sentence: string,
  texts: Texts,
  update: (view: Modal) => Promise<unknown>,
): Promise<void> {
  const view = messageModal(texts.plain('failedTitle'), sentence, texts.plain('close'));
  if (ack.done) await update(view);
  else await ack.send({ response_action: 'update', view });
}

/** Remembers whether the ack was used: Bolt throws at a second one. */
export function ackOnce(send: ViewAck): Ack {
  const ack: Ack = {
    done: false,
    send: async (response) => {
      ack.done = true;
      await send(response);
    },
  };
  return ack;
}
