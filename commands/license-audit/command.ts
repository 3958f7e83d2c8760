/** /license-audit: who did what when. Rights are checked by the use case each time. */
import { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { doOnce, forgetDeed } from '../../src/licensing/deed.ts';
import { listAudit } from '../../src/licensing/list-audit.ts';
import { DEEDS_PER_PAGE, turnActions } from '../../src/slack/audit-page.ts';
import type { Modal } from '../../src/slack/blocks.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import { showModal, updateModal } from '../../src/slack/modals.ts';
import { checked, decode } from '../../src/slack/payload.ts';
import { offerOutsideSlack } from '../../src/slack/people-outside-slack.ts';
import { offerProducts } from '../../src/slack/product-search.ts';
import type { ActionCall, Call, CommandCall, Slice } from '../../src/slack/slice.ts';
import { sendCsv } from './export.ts';
import {
  type AuditPlace,
  auditPlace,
  CLEAR,
  EXPORT,
  OTHER,
  PERSON,
  PRODUCT,
  TURN,
} from './place.ts';
import { prefill } from './prefill.ts';
import { auditView } from './view.ts';

export const licenseAudit: Slice = {
  commands: { '/license-audit': { help: 'audit:help', run } },
  actions: {
    [PERSON]: async (call) => {
      const { id } = await call.services.people.bySlackId(chosenUser(call));
      await show(call, { ...filtersOf(call), personId: id });
    },
    [OTHER]: (call) => show(call, { ...filtersOf(call), personId: chosenId(call) }),
    [PRODUCT]: (call) => show(call, { ...filtersOf(call), productId: chosenId(call) }),
    [CLEAR]: (call) => show(call, {}),
    ...turnActions(TURN, (call, cursor) => show(call, { ...filtersOf(call), cursor })),
    [EXPORT]: exportCsv,
  },
  options: { [OTHER]: (call) => offerOutsideSlack(call, 'any'), [PRODUCT]: offerProducts },
};

async function run(call: CommandCall): Promise<void> {
  requireAdministrator(call.context);
  const { place, notices } = await prefill(call);
  await showModal(call, await screen(call, place, { notices }));
}

async function screen(
  { services, context, texts }: Call,
  place: AuditPlace,
  more?: { notices?: readonly string[]; canExport?: boolean },
): Promise<Modal> {
  const found = await listAudit(services.licensing, context, {
    ...place,
    pageSize: DEEDS_PER_PAGE,
  });
  return auditView(texts, found, place, more);
}

async function show(call: ActionCall, place: AuditPlace): Promise<void> {
  await updateModal(call, await screen(call, place));
}

function placeOf(call: ActionCall): AuditPlace {
  return decode(auditPlace, call.view?.private_metadata);
}

/** Another filter begins with the newest. */
function filtersOf(call: ActionCall): AuditPlace {
  const { personId, productId } = placeOf(call);
  return { personId, productId };
}

async function exportCsv(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const place = placeOf(call);
  const { licensing } = call.services;
  const once = onceAView(call);
  const { repeated } = await doOnce(licensing, once, async () => ({}));
  // Without its button, so that it is not clicked again for the same.
  const again = repeated ? [call.texts.md('repeated')] : [];
  const notices = [call.texts.md('audit:exporting'), ...again];
  try {
    await updateModal(call, await screen(call, place, { notices, canExport: false }));
    if (repeated) return;
    call.answered();
    await sendCsv(call, place);
  } catch (error) {
    if (!repeated) await forgetDeed(licensing, once);
    throw error;
  }
}

/** A view as it was clicked in: with other filters it has another hash. */
function onceAView({ context, view }: ActionCall) {
  return { ...context, deedKey: deedKey('audit.export', view?.id ?? '', view?.hash ?? '') };
}

function chosenUser({ action }: ActionCall): string {
  return checked(z.string().min(1), action.type === 'users_select' ? action.selected_user : null);
}

function chosenId({ action }: ActionCall): string {
  const chosen = action.type === 'external_select' ? action.selected_option?.value : undefined;
  return checked(z.uuid(), chosen);
}
