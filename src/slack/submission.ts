/**
 * Answers a submitted form. Slack gives up after 3 s: when nothing has been answered 1.5 s after
 * the form came in, it shows "working", and is updated when the work is done.
 */
import { requestReference } from '../current-request.ts';
import { afterTheDeed } from './after-the-deed.ts';
import type { Modal } from './blocks.ts';
import { messageModal, workingModal } from './modals.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import type { Call, SubmissionAnswer } from './slice.ts';
import type { Texts } from './texts.ts';

const WORK_BEFORE_ACK_MS = 1500;

type Response =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update' | 'push'; view: Modal };

/** Where a form is answered. */
export interface FormPlace {
  /** The first answer is the one Slack takes; false: it was not this one, or did not get through. */
  ack(response: Response): Promise<boolean>;
  /** Through the Web API, once the ack is used. False: the view is closed. */
  update(view: Modal): Promise<boolean>;
  /** A direct message to whoever submitted; mrkdwn. */
  message(text: string): Promise<unknown>;
}

/** @param send acks: Bolt throws at a second one, and when Slack does not listen any more. */
export function formPlace(
  send: (response: Response) => Promise<void>,
  otherwise: Pick<FormPlace, 'update' | 'message'>,
): FormPlace {
  let first: Promise<boolean> | undefined;
  return {
    ...otherwise,
    async ack(response) {
      if (first) {
        // What follows must not overtake it.
        await first;
        return false;
      }
      first = send(response).then(
        () => true,
        () => false,
      );
      return first;
    },
  };
}

/** Shows "working" if `run` takes longer than Slack waits. */
export async function withinTime(
  { ack }: FormPlace,
  texts: () => Texts,
  run: () => Promise<void>,
): Promise<void> {
  const timer = setTimeout(
    () => void ack({ response_action: 'update', view: workingModal(texts(), requestReference()) }),
    WORK_BEFORE_ACK_MS,
  );
  await run().finally(() => clearTimeout(timer));
}

export async function answerSubmission(
  call: Call,
  place: FormPlace,
  answer: SubmissionAnswer,
): Promise<void> {
  if ('errors' in answer) {
    const sentences = Object.values(answer.errors).map(escapeMrkdwn).join('\n');
    const form = answer.form ?? (() => failedModal(call.texts, sentences));
    const said = await say(place, { response_action: 'errors', errors: answer.errors }, form);
    if (!said) await place.message(sentences);
    return;
  }
  const isPush = 'push' in answer;
  const view = isPush ? answer.push : answer.view;
  const show = () => say(place, { response_action: isPush ? 'push' : 'update', view }, () => view);
  const { after, told } = isPush ? {} : answer;
  if (!after && told === undefined) {
    if (!(await show())) await place.message(call.texts.md('closedTooSoon'));
    return;
  }
  await afterTheDeed(call, 'showing the result', async () => {
    if (!(await show()) && told !== undefined) await place.message(told);
  });
  await after?.();
}

/** The failure stands in place of the form, or comes by message where that is closed. */
export async function tellInView(place: FormPlace, sentence: string, texts: Texts): Promise<void> {
  const view = failedModal(texts, sentence);
  const said = await say(place, { response_action: 'update', view }, () => view);
  if (!said) await place.message(sentence);
}

/** False: the view in which it should stand is closed. */
async function say(
  { ack, update }: FormPlace,
  response: Response,
  instead: () => Modal | Promise<Modal>,
): Promise<boolean> {
  return (await ack(response)) || update(await instead());
}

function failedModal(texts: Texts, sentences: string): Modal {
  return messageModal(texts.plain('failedTitle'), sentences, texts.plain('close'));
}
