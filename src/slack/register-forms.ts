/** Searches in forms and what is submitted: the ack is the answer. */
import type { App } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { requestReference } from '../current-request.ts';
import { option, section } from './blocks.ts';
import { UnknownAction } from './error-messages.ts';
import { stillThere } from './modals.ts';
import { postMessage } from './post-message.ts';
import { runRequest } from './request.ts';
import type { Services } from './services.ts';
import type { Slice } from './slice.ts';
import { answerSubmission, formPlace, tellInView, withinTime } from './submission.ts';
import { type Texts, textsFor } from './texts.ts';

export function registerOptions(
  app: App,
  options: Map<string, NonNullable<Slice['options']>[string]>,
  services: Services,
): void {
  app.options(/.*/, async ({ body, ack }) => {
    let found: PlainTextOption[] = [];
    let answered: Promise<void> | undefined;
    const answer = (options: PlainTextOption[]) => {
      answered ??= ack({ options });
      return answered;
    };
    const { action_id: name } = body;
    const run = options.get(name);
    await runRequest(
      services,
      { kind: 'options', name, isKnown: run !== undefined, body },
      async (call) => {
        if (!run) throw new UnknownAction();
        found = await run({ ...call, query: body.value.trim(), view: body.view });
      },
      ({ sentence }, texts) => answer(insteadOfResults(sentence, texts)),
    );
    await answer(found);
  });
}

/**
 * A picker shows options or "No results", which is not so where something failed. To whom it offers
 * nothing for good reason, that is answer enough.
 */
function insteadOfResults(sentence: string, texts: Texts): PlainTextOption[] {
  const reference = requestReference();
  if (!sentence.includes(reference)) return [];
  const told = texts.plain('searchFailedReference', { reference });
  return [option(texts.plain('searchFailed'), 'none', told)];
}

export function registerSubmissions(
  app: App,
  submissions: Map<string, NonNullable<Slice['submissions']>[string]>,
  services: Services,
): void {
  app.view({ type: 'view_submission' }, async ({ body, view, ack }) => {
    const { callback_id: name } = view;
    const submit = submissions.get(name);
    const { clients } = services;
    const place = formPlace((response) => ack(response), {
      update: (next) =>
        stillThere(clients.background.views.update({ view_id: view.id, view: next })),
      message: (text) =>
        postMessage(clients.messages, body.user.id, { text, blocks: [section(text)] }),
    });
    let texts = textsFor(null);
    const run = () =>
      runRequest(
        services,
        {
          kind: 'submission',
          name,
          isKnown: submit !== undefined,
          body,
        },
        async (call) => {
          texts = call.texts;
          if (!submit) throw new UnknownAction();
          await answerSubmission(call, place, await submit({ ...call, view }));
        },
        ({ sentence }, language) => tellInView(place, sentence, language),
      );
    await withinTime(place, () => texts, run);
  });
  app.view({ type: 'view_closed' }, async ({ ack }) => ack());
}
