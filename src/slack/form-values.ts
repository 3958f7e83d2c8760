import type { ViewOutput, ViewStateValue } from '@slack/bolt';

/**
 * What a person has entered, by block id: an input block holds one element. Values and ids are
 * as Slack sent them, to be checked by the form's own schema.
 */
export function formValues({ state }: Pick<ViewOutput, 'state'>) {
  const field = (blockId: string): Partial<ViewStateValue> =>
    Object.values(state.values[blockId] ?? {})[0] ?? {};
  return {
    /** Trimmed; null where nothing is left. */
    text: (blockId: string) => field(blockId).value?.trim() || null,
    option: (blockId: string) => field(blockId).selected_option?.value ?? null,
    options: (blockId: string) => (field(blockId).selected_options ?? []).map((each) => each.value),
    /** With their words, for showing them again. */
    named: (blockId: string) =>
      (field(blockId).selected_options ?? []).map(({ value, text }) => ({
        id: value,
        name: text.text,
      })),
    user: (blockId: string) => field(blockId).selected_user ?? null,
    users: (blockId: string) => field(blockId).selected_users ?? [],
    conversations: (blockId: string) => field(blockId).selected_conversations ?? [],
    date: (blockId: string) => field(blockId).selected_date ?? null,
  };
}
