import { slices } from '../../../commands/index.ts';
import type { Envelope } from '../../../sandbox/slack/delivery/transport.ts';
import { peopleEvents } from '../../../src/slack/people-events.ts';

const KINDS = ['commands', 'events', 'shortcuts', 'actions', 'options', 'submissions'] as const;

/** All that the app listens to, by kind and name. */
export const listeners: readonly string[] = [...slices, peopleEvents].flatMap((slice) =>
  KINDS.flatMap((kind) => Object.keys(slice[kind] ?? {}).map((name) => `${kind} ${name}`)),
);

/** Which of them a delivery is for. */
export function listenerOf({ type, payload }: Envelope): string {
  if (type === 'slash_commands') return `commands ${at(payload, 'command')}`;
  if (type === 'events_api') return `events ${at(payload, 'event', 'type')}`;
  if (payload['type'] === 'message_action') return `shortcuts ${at(payload, 'callback_id')}`;
  if (payload['type'] === 'block_actions')
    return `actions ${at(payload, 'actions', 0, 'action_id')}`;
  if (payload['type'] === 'block_suggestion') return `options ${at(payload, 'action_id')}`;
  return `submissions ${at(payload, 'view', 'callback_id')}`;
}

/** By which Slack and the app find each other: whoever it is, and where they are to be answered. */
export function addressOf(payload: Envelope['payload']): string {
  const top = ['type', 'command', 'user_id', 'team_id', 'user', 'team', 'enterprise', 'action_id'];
  return JSON.stringify([
    ...top.map((key) => payload[key]),
    ...['trigger_id', 'response_url', 'channel'].map((key) => payload[key]),
    ...['id', 'type', 'callback_id', 'hash'].map((key) => at(payload, 'view', key)),
    ...['type', 'action_id'].map((key) => at(payload, 'actions', 0, key)),
    at(payload, 'message', 'ts'),
  ]);
}

function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => Object(inner)[key], value);
}
