/**
 * Binds the slices to Bolt: one listener for each kind of payload, so that an unknown command,
 * button or form gets an answer too. Everything is acked before any work, but for submissions and
 * searches, whose ack is the answer.
 */
import type { App, BlockAction, RespondArguments, RespondFn } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { requestReference } from '../current-request.ts';
import { tellInPlace } from './action-errors.ts';
import { option, section } from './blocks.ts';
import { postMessage } from './direct-message.ts';
import { UnknownAction } from './error-messages.ts';
import { logError } from './log-error.ts';
import { stillThere } from './modals.ts';
import { noteRequest, runRequest } from './request.ts';
import type { Services } from './services.ts';
import type { ActionCall, Slice } from './slice.ts';
import { answerSubmission, formPlace, tellInView, withinTime } from './submission.ts';
import { type Texts, textsFor } from './texts.ts';

export function register(app: App, slices: readonly Slice[], services: Services): void {
  registerCommands(
    app,
    collect(slices, (slice) => slice.commands),
    services,
  );
  registerShortcuts(
    app,
    collect(slices, (slice) => slice.shortcuts),
    services,
  );
  registerActions(
    app,
    collect(slices, (slice) => slice.actions),
    services,
  );
  registerOptions(
    app,
    collect(slices, (slice) => slice.options),
    services,
  );
  registerSubmissions(
    app,
    collect(slices, (slice) => slice.submissions),
    services,
  );
  registerEvents(
    app,
    collect(slices, (slice) => slice.events),
    services,
  );
}

function registerCommands(
  app: App,
  commands: Map<string, NonNullable<Slice['commands']>[string]>,
  services: Services,
): void {
  app.command(/.*/, async ({ command, ack, respond }) => {
    await ack();
    const { command: name, trigger_id: triggerId } = command;
    const reply = replyBy(respond);
    const known = commands.get(name);
    await runRequest(
      services,
      { kind: 'command', name, isKnown: known !== undefined, body: command },
      async (call) => {
        const text = command.text.trim();
        if (!known) {
          const all = [...commands.keys()].map((each) => `\`${each}\``);
          await reply({
            text: call.texts.md('errors:unknown_command', {
              command: name,
              commands: call.texts.list(all),
            }),
          });
        } else if (/^(help|\?|-h|--help)$/i.test(text)) {
          await reply({ text: call.texts.md(known.help) });
        } else {
          await known.run({ ...call, command: name, text, triggerId, reply });
        }
      },
      ({ sentence }) => reply({ text: sentence }),
    );
  });
}

function registerShortcuts(
  app: App,
  shortcuts: Map<string, NonNullable<Slice['shortcuts']>[string]>,
  services: Services,
): void {
  app.shortcut(/.*/, async ({ shortcut, ack }) => {
    await ack();
    const { callback_id: name, trigger_id: triggerId, user } = shortcut;
    const authorId = shortcut.type === 'message_action' ? (shortcut.message.user ?? null) : null;
    const run = shortcuts.get(name);
    const nowhere = {
      userId: user.id,
      triggerId,
      view: undefined,
      message: undefined,
      reply: async () => {},
    };
    await runRequest(
      services,
      { kind: 'shortcut', name, isKnown: run !== undefined, body: shortcut },
      async (call) => {
        if (!run) throw new UnknownAction();
        await run({ ...call, triggerId, authorId });
      },
      (told, texts) => tellInPlace(services, nowhere, told, texts),
    );
  });
}

function registerActions(
  app: App,
  actions: Map<string, NonNullable<Slice['actions']>[string]>,
  services: Services,
): void {
  app.action(/.*/, async ({ body, action, ack, respond }) => {
    await ack();
    if (body.type !== 'block_actions' || !('action_id' in action)) return;
    // A link button opens its page by itself; Slack only reports it.
    if (action.type === 'button' && action.url !== undefined) return;
    const place = {
      userId: body.user.id,
      triggerId: body.trigger_id,
      view: body.view,
      message: messageOf(body),
      reply: replyBy(respond),
    };
    const { action_id: name } = action;
    const run = actions.get(name);
    await runRequest(
      services,
      { kind: 'action', name, isKnown: run !== undefined, body },
      async (call, answered) => {
        if (!run) throw new UnknownAction();
        const actionCall: ActionCall = { ...call, ...place, action, answered };
        await run(actionCall);
      },
      (told, texts) => tellInPlace(services, place, told, texts),
    );
  });
}

function registerOptions(
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

function registerSubmissions(
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

function registerEvents(
  app: App,
  events: Map<string, NonNullable<Slice['events']>[string]>,
  services: Services,
): void {
  app.event(/.*/, async ({ event }) => {
    const { type: name } = event;
    const run = events.get(name);
    const where = noteRequest(services, { kind: 'event', name, isKnown: run !== undefined });
    await run?.({ services, event: { ...event } }).catch((error: unknown) =>
      logError(services, error, where),
    );
  });
}

/** @throws when two slices claim one id. */
function collect<T>(
  slices: readonly Slice[],
  pick: (slice: Slice) => Record<string, T> | undefined,
): Map<string, T> {
  const all = new Map<string, T>();
  for (const [id, listener] of slices.flatMap((slice) => Object.entries(pick(slice) ?? {}))) {
    if (all.has(id)) throw new Error(`Two slices listen to ${id}`);
    all.set(id, listener);
  }
  return all;
}

function messageOf(body: BlockAction): ActionCall['message'] {
  const { channel, message } = body;
  return channel && message
    ? { channelId: channel.id, ts: message.ts, blocks: message['blocks'] }
    : undefined;
}

function replyBy(respond: RespondFn) {
  return async (message: RespondArguments): Promise<void> => {
    await respond({ response_type: 'ephemeral', ...message });
  };
}
