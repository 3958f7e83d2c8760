/** What the composer offers at the caret: the app's commands at the start of a line, people after @. */
import type { ClientCommand, ClientState, ClientUser } from '../../slack/client-protocol.ts';

export type Suggestion =
  | { kind: 'command'; key: string; insert: string; command: ClientCommand }
  | { kind: 'person'; key: string; insert: string; user: ClientUser };

export interface Completion {
  /** The part of the text that a suggestion replaces. */
  start: number;
  end: number;
  suggestions: Suggestion[];
}

const MOST = 8;

function commands(state: ClientState, typed: string): Suggestion[] {
  return state.commands
    .filter(({ command }) => command.startsWith(typed))
    .map((command) => ({
      kind: 'command',
      key: command.command,
      insert: `${command.command} `,
      command,
    }));
}

function people(state: ClientState, typed: string): Suggestion[] {
  const query = typed.toLocaleLowerCase();
  return state.users
    .filter(({ deleted, name, realName }) => {
      const words = [name, ...realName.split(' ')];
      return !deleted && words.some((word) => word.toLocaleLowerCase().startsWith(query));
    })
    .slice(0, MOST)
    .map((user) => ({ kind: 'person', key: user.id, insert: `@${user.name} `, user }));
}

export function completionAt(
  text: string,
  caret: number,
  state: ClientState,
): Completion | undefined {
  const before = text.slice(0, caret);
  const [command] = /^\/\S*$/.exec(before) ?? [];
  if (command !== undefined) {
    return { start: 0, end: caret, suggestions: commands(state, command.toLowerCase()) };
  }
  const person = /(?:^|\s)@([\p{L}\p{N}._-]*)$/u.exec(before)?.[1];
  if (person === undefined) return undefined;
  return { start: caret - person.length - 1, end: caret, suggestions: people(state, person) };
}

/** The command a line begins with, once its name is complete. */
export function commandOf(text: string, state: ClientState): ClientCommand | undefined {
  const [name] = text.split(/\s/, 1);
  return state.commands.find(({ command }) => command === name);
}
