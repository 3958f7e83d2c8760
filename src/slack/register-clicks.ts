/** Commands, shortcuts and buttons: acked before any work, and answered where they were used. */
import type { App, BlockAction, RespondArguments, RespondFn } from '@slack/bolt';
import { tellInPlace } from './action-errors.ts';
import { UnknownAction } from './error-messages.ts';
import { runRequest } from './request.ts';
import type { Services } from './services.ts';
import type { ActionCall, Slice } from './slice.ts';

export function registerCommands(
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

export function registerShortcuts(
  app: App,
  shortcuts: Map<string, NonNullable<Slice['shortcuts']>[string]>,
  services: Services,
): void {
  // Without constraints: Bolt leaves out what has no callback_id where it is to match one.
  app.shortcut({}, async ({ shortcut, ack }) => {
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

export function registerActions(
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
