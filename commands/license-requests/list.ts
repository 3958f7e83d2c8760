/** The lists: one's own; for whoever decides also what waits for them; for administrators all, by state. */
import { type ListRequests, listRequests } from '../../src/licensing/requests/list-requests.ts';
import { remindRequest } from '../../src/licensing/requests/remind-request.ts';
import { withdrawRequest } from '../../src/licensing/requests/withdraw-request.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import { requestsValue, requestValue } from '../../src/slack/entry-points.ts';
import { showModal, updateModal } from '../../src/slack/modals.ts';
import { pagerActions } from '../../src/slack/pager.ts';
import { buttonValue, checked, decode } from '../../src/slack/payload.ts';
import type { ActionCall, Call, CommandCall } from '../../src/slack/slice.ts';
import { listView } from './list-view.ts';
import { type ListPlace, listPlace, PAGE, REMIND, SHOW_LIST, STATE, WITHDRAW } from './place.ts';

const FIRST = { state: null, page: 0 } as const;

export async function listScreen(call: Call, place: ListPlace, notice?: string) {
  const { services, context, texts, isAdministrator, person } = call;
  const { licensing, people } = services;
  const read = (paging: ListRequests) =>
    listRequests(licensing, context, services.administrators, paging);
  const isTheirs = isAdministrator || place.list === 'waiting';
  const [found, administrators, isApprover] = await Promise.all([
    read(place),
    people.administrators(),
    isTheirs || read({ ...FIRST, list: 'waiting' }).then(({ count }) => count > 0),
  ]);
  const who = { isAdministrator, isApprover, readerId: person.id };
  return listView(texts, { ...found, ...who, place, administrators, notice });
}

/** It takes nothing: who types something is told what it shows. */
export async function run(call: CommandCall): Promise<void> {
  if (call.text !== '') return call.reply({ text: call.texts.md('requests:listHelp') });
  await showModal(call, await listScreen(call, { ...FIRST, list: 'mine' }));
}

export async function open(call: ActionCall): Promise<void> {
  const { list } = buttonValue(requestsValue, call.action);
  await showModal(call, await listScreen(call, { ...FIRST, list }));
}

async function show(call: ActionCall, place: ListPlace, notice?: string): Promise<void> {
  await updateModal(call, await listScreen(call, place, notice));
}

function placeOf(call: ActionCall): ListPlace {
  return decode(listPlace, call.view?.private_metadata);
}

async function filter(call: ActionCall): Promise<void> {
  const { action } = call;
  const chosen = action.type === 'static_select' ? action.selected_option?.value : null;
  const state = checked(listPlace.shape.state, chosen === 'every' ? null : chosen);
  await show(call, { list: 'all', state, page: 0 });
}

async function withdraw(call: ActionCall): Promise<void> {
  const { services, context, view, texts } = call;
  const { requestId } = buttonValue(requestValue, call.action);
  const once = { ...context, deedKey: deedKey('request.withdraw', requestId, view?.id ?? '') };
  await withdrawRequest(services.licensing, once, { requestId });
  await show(call, placeOf(call), texts.md('requests:withdrawnNow'));
}

async function remind(call: ActionCall): Promise<void> {
  const { services, context, view, texts } = call;
  const { requestId } = buttonValue(requestValue, call.action);
  const key = deedKey('request.remind', requestId, view?.id ?? '', view?.hash ?? '');
  await remindRequest(services.licensing, { ...context, deedKey: key }, { requestId });
  await show(call, placeOf(call), texts.md('requests:remindedNow'));
}

export const listActions: Record<string, (call: ActionCall) => Promise<void>> = {
  [`${SHOW_LIST}.mine`]: (call) => show(call, { ...FIRST, list: 'mine' }),
  [`${SHOW_LIST}.waiting`]: (call) => show(call, { ...FIRST, list: 'waiting' }),
  [`${SHOW_LIST}.all`]: (call) => show(call, { ...FIRST, list: 'all' }),
  [STATE]: filter,
  ...pagerActions(PAGE, (call, page) => show(call, { ...placeOf(call), page })),
  [REMIND]: remind,
  [WITHDRAW]: withdraw,
};
