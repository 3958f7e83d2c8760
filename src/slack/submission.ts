/**
 * Answers a submitted form. Slack gives up after 3 s: when nothing has been answered 1.5 s after
 * the form came in, it shows "working", and is updated when the work is done.
 */
import { requestReference } from '../current-request.ts';
import { afterTheDeed } from './after-the-deed.ts';
import type { Modal } from './blocks.ts';
import { messageModal, unlessMovedOn, workingModal } from './modals.ts';
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
  /** Through the Web API, once the ack is used. */
  update(view: Modal): Promise<unknown>;
}

/** @param send acks: Bolt throws at a second one, and when Slack does not listen any more. */
export function formPlace(
  send: (response: Response) => Promise<void>,
  update: FormPlace['update'],
): FormPlace {
  let first: Promise<boolean> | undefined;
  return {
    update,
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
    const { errors, form = errorsModal(call.texts, errors) } = answer;
    return say(place, { response_action: 'errors', errors }, form);
  }
  if ('push' in answer) {
    return say(place, { response_action: 'push', view: answer.push }, answer.push);
  }
  const { view, after } = answer;
  const show = () => say(place, { response_action: 'update', view }, view);
  if (!after) return show();
  await afterTheDeed(call, 'showing the result', show);
  await after();
}

/** The failure stands in place of the form. */
export async function tellInView(place: FormPlace, sentence: string, texts: Texts): Promise<void> {
  const view = messageModal(texts.plain('failedTitle'), sentence, texts.plain('close'));
  await say(place, { response_action: 'update', view }, view);
}

async function say({ ack, update }: FormPlace, response: Response, instead: Modal): Promise<void> {
  if (await ack(response)) return;
  await update(instead).catch(unlessMovedOn);
}

/** For when the fields are gone. */
function errorsModal(texts: Texts, errors: Record<string, string>): Modal {
  const sentences = Object.values(errors).map(escapeMrkdwn);
  return messageModal(texts.plain('failedTitle'), sentences.join('\n'), texts.plain('close'));
}
