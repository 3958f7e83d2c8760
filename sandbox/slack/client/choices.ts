/** What a person can enter in an element, as Slack's value object. */
import type { Option } from '@slack/types';
import type { Interactive } from '../elements.ts';
import type { Value } from '../view-values.ts';
import type { Workspace } from '../workspace.ts';
import { Refusal } from './refusal.ts';

export type Choice = string | readonly string[] | number | null;

function many(choice: Choice): string[] {
  if (choice === null) return [];
  return typeof choice === 'object' ? [...choice] : [String(choice)];
}

function single(choice: Choice): string | null {
  const [first = null, second] = many(choice);
  if (second !== undefined) throw new Refusal('only one can be chosen here');
  return first;
}

function pick(options: readonly Option[], wanted: string): Option {
  const found = options.find((each) => each.value === wanted || each.text.text === wanted);
  if (found !== undefined) return found;
  const offered = options.map((each) => each.text.text).join('; ');
  throw new Refusal(`"${wanted}" is not offered; offered: ${offered || 'nothing'}`);
}

/** Pickers offer bots and people of other organizations, but nobody who was deactivated. */
function person(workspace: Workspace, id: string): string {
  const user = workspace.users.get(id);
  if (user === undefined || user.deleted) throw new Refusal(`the picker does not offer ${id}`);
  return id;
}

function channel(workspace: Workspace, id: string): string {
  const conversation = workspace.conversations.get(id);
  if (conversation === undefined || conversation.isArchived) {
    throw new Refusal(`the picker does not offer ${id}`);
  }
  return id;
}

function limited<T>(items: T[], max: number | undefined): T[] {
  if (max !== undefined && items.length > max) throw new Refusal(`at most ${max} can be chosen`);
  return items;
}

function listed(element: {
  options?: Option[];
  option_groups?: { options: Option[] }[];
}): Option[] {
  return element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
}

/**
 * The value after choosing. `suggested` are the options an external select last offered; options
 * go by text or value, people and channels by id, dates as YYYY-MM-DD; null clears.
 */
export function chosenValue(
  workspace: Workspace,
  element: Interactive,
  choice: Choice,
  suggested: readonly Option[],
): Value {
  const { type } = element;
  const one = <T>(make: (wanted: string) => T): T | null => {
    const wanted = single(choice);
    return wanted === null ? null : make(wanted);
  };
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: one((wanted) => pick(listed(element), wanted)) };
    case 'external_select':
      return { type, selected_option: one((wanted) => pick(suggested, wanted)) };
    case 'checkboxes':
      return { type, selected_options: many(choice).map((each) => pick(element.options, each)) };
    case 'multi_static_select': {
      const options = many(choice).map((each) => pick(listed(element), each));
      return { type, selected_options: limited(options, element.max_selected_items) };
    }
    case 'multi_external_select': {
      const options = many(choice).map((each) => pick(suggested, each));
      return { type, selected_options: limited(options, element.max_selected_items) };
    }
    case 'users_select':
      return { type, selected_user: one((id) => person(workspace, id)) };
    case 'multi_users_select': {
      const people = many(choice).map((id) => person(workspace, id));
      return { type, selected_users: limited(people, element.max_selected_items) };
    }
    case 'conversations_select':
      return { type, selected_conversation: one((id) => channel(workspace, id)) };
    case 'channels_select':
      return { type, selected_channel: one((id) => channel(workspace, id)) };
    case 'multi_conversations_select': {
      const ids = many(choice).map((id) => channel(workspace, id));
      return { type, selected_conversations: limited(ids, element.max_selected_items) };
    }
    case 'multi_channels_select': {
      const ids = many(choice).map((id) => channel(workspace, id));
      return { type, selected_channels: limited(ids, element.max_selected_items) };
    }
    case 'datepicker':
      return { type, selected_date: one((date) => date) };
    case 'timepicker':
      return { type, selected_time: one((time) => time) };
    case 'datetimepicker':
      return { type, selected_date_time: one(Number) };
    default:
      throw new Refusal(`nothing can be chosen in a ${type}`);
  }
}
