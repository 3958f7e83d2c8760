/** A field in which one license group is searched by its name. */
import type { InputBlock, PlainTextOption } from '@slack/types';
import { type GroupSummary, listGroups } from '../licensing/list-groups.ts';
import { MAX_OPTIONS, option } from './blocks.ts';
import { theOneMeant } from './command-arguments.ts';
import { inputBlock, searchSelect } from './inputs.ts';
import type { Call, OptionsCall } from './slice.ts';
import type { Texts } from './texts.ts';

export async function offerGroups({
  services,
  context,
  query,
}: OptionsCall): Promise<PlainTextOption[]> {
  const search = { query, page: 0, pageSize: MAX_OPTIONS };
  const { groups } = await listGroups(services.licensing, context, search);
  return groups.map(({ id, name }) => option(name, id));
}

/** In a form, where it is chosen instead of people: so that they can be chosen again. */
export async function offerGroupOrNone(call: OptionsCall): Promise<PlainTextOption[]> {
  const groups = await offerGroups(call);
  const none = call.texts.plain('noGroup');
  if (!none.toLowerCase().includes(call.query.toLowerCase())) return groups;
  return [option(none, NO_GROUP), ...groups].slice(0, MAX_OPTIONS);
}

/** Among so many matches the one of exactly that name is looked for. */
const MAX_MATCHES = 1000;

/** The only group that matches, or the only one that is called exactly so. */
export async function findMeantGroup(
  { services, context }: Call,
  query: string,
): Promise<GroupSummary | undefined> {
  const search = { query, page: 0, pageSize: MAX_MATCHES };
  const { groups } = await listGroups(services.licensing, context, search);
  return theOneMeant(groups, query, ({ name }) => [name]);
}

const NO_GROUP = 'none';

/** What was chosen in {@link groupInput}. */
export function chosenGroup(value: string | null): string | null {
  return value === NO_GROUP ? null : value;
}

/** In the place of people: what is chosen in it is told at once, so that their fields make way. */
export function groupInput(
  { plain: text }: Texts,
  id: string,
  chosen: { id: string; name: string } | null,
): InputBlock {
  const label = text(chosen ? 'group' : 'orGroup');
  const hint = text(chosen ? 'groupHint' : 'orGroupHint');
  return inputBlock(
    { id, label, hint, optional: true, dispatches: true },
    searchSelect(id, text('groupPlaceholder'), chosen && option(chosen.name, chosen.id)),
  );
}
