/** Where a select's choices come from: its own options, the workspace, or the app when asked. */
import { useSlack } from '../connection/slack-context.tsx';
import {
  type Choice,
  type ChoiceGroup,
  optionChoice,
  type SelectElement,
  userChoice,
} from './choice.ts';
import { useSuggestions } from './use-suggestions.ts';

export interface ChoiceSource {
  groups: ChoiceGroup[];
  /** Said where the list would be empty. */
  emptyText: string;
  /** Set where the app does the searching: called with each text typed, and with '' on opening. */
  search: ((query: string) => void) | undefined;
  byId: (id: string) => Choice | undefined;
}

const SLACKBOT = 'USLACKBOT';

function ungrouped(choices: Choice[]): ChoiceGroup[] {
  return [{ label: undefined, choices }];
}

function staticGroups(element: Extract<SelectElement, { options?: unknown }>): ChoiceGroup[] {
  if (element.option_groups === undefined)
    return ungrouped((element.options ?? []).map(optionChoice));
  return element.option_groups.map((group) => ({
    label: group.label.text,
    choices: group.options.map(optionChoice),
  }));
}

export function useChoiceSource(element: SelectElement): ChoiceSource {
  const { state, user } = useSlack();
  const suggestions = useSuggestions(element);
  const channelChoice = ({ id, name }: { id: string; name: string }): Choice => ({
    key: id,
    text: `# ${name}`,
    description: undefined,
    user: undefined,
    stored: id,
  });
  const channels = state.channels.filter((channel) => channel.kind === 'channel');
  const people = state.users.filter((one) => !one.deleted && one.id !== SLACKBOT);
  const source = (groups: ChoiceGroup[]): ChoiceSource => ({
    groups,
    emptyText: 'No results',
    search: undefined,
    byId: (id) => {
      const known = user(id);
      const channel = state.channels.find((one) => one.id === id);
      if (known !== undefined) return userChoice(known);
      return channel === undefined ? undefined : channelChoice(channel);
    },
  });

  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return source(staticGroups(element));
    case 'users_select':
    case 'multi_users_select':
      return source(ungrouped(people.map(userChoice)));
    case 'channels_select':
    case 'multi_channels_select':
      return source(ungrouped(channels.map(channelChoice)));
    case 'conversations_select':
    case 'multi_conversations_select': {
      const include = element.filter?.include ?? ['public', 'private', 'im', 'mpim'];
      const withBots = element.filter?.exclude_bot_users !== true;
      return source(
        ungrouped([
          ...(include.includes('public') || include.includes('private')
            ? channels.map(channelChoice)
            : []),
          ...(include.includes('im')
            ? people.filter((one) => withBots || !one.isBot).map(userChoice)
            : []),
        ]),
      );
    }
    case 'external_select':
    case 'multi_external_select':
      return { ...source(suggestions.groups), ...suggestions };
  }
}
