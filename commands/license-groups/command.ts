/** /license-groups: the list, or one group by its name. */
import { listGroups } from '../../src/licensing/list-groups.ts';
import { unlessChanged } from '../../src/slack/changed-meanwhile.ts';
import { theOneMeant } from '../../src/slack/command-arguments.ts';
import { groupProductValue, LEAVE_GROUP, REMOVE_FROM_GROUP } from '../../src/slack/entry-points.ts';
import { GROUP_CONFIRMATION } from '../../src/slack/group-confirmation.ts';
import { LEAVE_CONFIRMATION } from '../../src/slack/leave-confirmation.ts';
import { showModal } from '../../src/slack/modals.ts';
import { oneLine, unescapeMrkdwn } from '../../src/slack/mrkdwn.ts';
import { overflowChoice } from '../../src/slack/overflow.ts';
import { buttonValue, checked, decode } from '../../src/slack/payload.ts';
import { offerOutsideSlack } from '../../src/slack/people-outside-slack.ts';
import { offerProducts } from '../../src/slack/product-search.ts';
import type { ActionCall, CommandCall, Slice } from '../../src/slack/slice.ts';
import { actions, offerMembers, options } from './actions.ts';
import {
  ASSIGN_FORM,
  offerPlans,
  openAssign,
  PLANS,
  PRODUCT,
  redraw,
  submitAssignForm,
} from './assign-form.ts';
import { openHeld, submitConfirmation } from './confirmation.ts';
import { DELETE, openDelete, submitDelete } from './delete.ts';
import { FORM, openAdd, openEdit, submitForm } from './group-form.ts';
import { openLeaveFromButton, submitLeave } from './leave.ts';
import {
  MEMBERS_FORM,
  membersMetadata,
  OTHERS,
  openMembers,
  REMOVE,
  submitMembers,
} from './members-form.ts';
import {
  ADD_GROUP,
  ASSIGN,
  CHANGE_MEMBERS,
  GROUP_MENU,
  GROUP_VERBS,
  GROUP_VIEW,
  groupPlace,
  LIST_VIEW,
  listPlace,
  MAX_QUERY,
  PRODUCT_MENU,
  PRODUCT_VERBS,
} from './place.ts';
import { groupOrList, groupScreen, listScreen } from './screens.ts';

/** Among so many matches the one of exactly that name is looked for. */
const MAX_MATCHES = 1000;

async function run(call: CommandCall): Promise<void> {
  const query = oneLine(unescapeMrkdwn(call.text)).slice(0, MAX_QUERY).toWellFormed();
  const search = { query, page: 0, pageSize: query === '' ? 1 : MAX_MATCHES };
  const { groups } = await listGroups(call.services.licensing, call.context, search);
  const meant = query === '' ? undefined : theOneMeant(groups, query, ({ name }) => [name]);
  const view = meant
    ? await groupScreen(call, groupPlace.parse({ groupId: meant.id }))
    : await listScreen(call, { query, page: 0 });
  await showModal(call, view);
}

async function openMenu(call: ActionCall): Promise<void> {
  const { verb, id } = overflowChoice(GROUP_VERBS, call.action);
  return verb === 'edit' ? openEdit(call, id) : openDelete(call, id);
}

async function openProductMenu(call: ActionCall): Promise<void> {
  const { verb, id: productId } = overflowChoice(PRODUCT_VERBS, call.action);
  const groupId = groupOf(call);
  if (verb === 'options') return openAssign(call, groupId, productId);
  return openHeld(call, verb, { groupId, productId });
}

/** The group that is shown. */
function groupOf(call: ActionCall): string {
  return decode(groupPlace, call.view?.private_metadata).groupId;
}

export const licenseGroups: Slice = {
  commands: { '/license-groups': { help: 'groups:help', run } },
  actions: {
    ...actions,
    [ADD_GROUP]: openAdd,
    [GROUP_MENU]: openMenu,
    [CHANGE_MEMBERS]: (call) => openMembers(call, groupOf(call)),
    [LEAVE_GROUP]: openLeaveFromButton,
    [REMOVE_FROM_GROUP]: (call) =>
      openHeld(call, 'remove', buttonValue(groupProductValue, call.action)),
    [ASSIGN]: (call) => openAssign(call, groupOf(call)),
    [PRODUCT]: redraw,
    [PRODUCT_MENU]: openProductMenu,
  },
  options: {
    ...options,
    [OTHERS]: (call) => offerOutsideSlack(call, 'active'),
    [REMOVE]: (call) =>
      offerMembers(call, decode(membersMetadata, call.view?.private_metadata).groupId),
    [PRODUCT]: offerProducts,
    [PLANS]: offerPlans,
  },
  submissions: {
    [FORM]: submitForm,
    [DELETE]: submitDelete,
    [MEMBERS_FORM]: submitMembers,
    [LEAVE_CONFIRMATION]: submitLeave,
    [ASSIGN_FORM]: submitAssignForm,
    [GROUP_CONFIRMATION]: unlessChanged(submitConfirmation),
  },
  screens: {
    [LIST_VIEW]: (call, place) => listScreen(call, checked(listPlace, place)),
    [GROUP_VIEW]: (call, place) => groupOrList(call, checked(groupPlace, place)),
  },
};
