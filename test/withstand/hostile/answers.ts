/** What somebody gets to see after a delivery; whatever Slack would refuse is thrown. */
import { readableText } from '../../../sandbox/slack/client/screen.ts';
import type { Acknowledgement } from '../../../sandbox/slack/delivery/transport.ts';
import type { LocalSlack } from '../../../sandbox/slack/local-slack.ts';
import { suggestedOptions } from '../../../sandbox/slack/rules/suggestions.ts';
import { homeView, modalView } from '../../../sandbox/slack/rules/view.ts';

export interface Answer {
  /** All of it, for searching. */
  everything: string;
  /** What can be read of it. */
  text: string;
}

/** Everything the app does in Slack from now on, until it is asked for. */
export function watch({ calls, workspace: { messages } }: LocalSlack) {
  const before = { calls: calls.length, messages: messages.length };
  return (ack: Acknowledgement): Answer => {
    const newCalls = calls.slice(before.calls);
    const newMessages = messages.slice(before.messages);
    const shown = newCalls.filter(({ response }) => response['ok'] === true);
    return {
      everything: JSON.stringify([ack, newCalls, newMessages]),
      text: [
        ...(ack.ok ? textOfAck(Object(ack.body)) : []),
        ...shown.flatMap(({ args: { view } }) => (view === undefined ? [] : [textOfView(view)])),
        ...newMessages.map(({ text, blocks }) => `${text}\n${readableText(blocks)}`),
        // What is edited is no new message.
        ...shown.flatMap(({ method, args: { text } }) =>
          method === 'chat.update' ? [`${text}`] : [],
        ),
      ].join('\n'),
    };
  };
}

function textOfAck(body: Record<string, unknown>): string[] {
  const { view, errors, options } = body;
  if (options !== undefined) {
    const { lists, problems } = suggestedOptions(body);
    if (problems.length > 0) throw new Error(`Slack refuses the options: ${problems.join('; ')}`);
    return lists.flatMap((list) =>
      list.options.map(({ text, description }) => `${text.text}\n${description?.text ?? ''}`),
    );
  }
  if (errors !== undefined && Object.keys(Object(errors)).length === 0) {
    throw new Error('Slack refuses errors that name no field');
  }
  return [...Object.values(Object(errors)).map(String), ...(view ? [textOfView(view)] : [])];
}

function textOfView(given: unknown): string {
  const view = typeof given === 'string' ? JSON.parse(given) : given;
  const { blocks } = view.type === 'home' ? homeView(view) : modalView(view);
  return readableText(blocks);
}
