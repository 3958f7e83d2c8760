/** How requests are decided: of one product, from its menu, or of all that have no policy of their own. */

import { z } from 'zod';
import { policyProblems } from '../../src/licensing/requests/policy-problems.ts';
import { readPolicyOf } from '../../src/licensing/requests/read-policy-of.ts';
import type { Modal } from '../../src/slack/blocks.ts';
import { unlessChanged } from '../../src/slack/changed-meanwhile.ts';
import { OPEN_POLICY, POLICY_SCREEN, returnTo } from '../../src/slack/entry-points.ts';
import { offerGroups } from '../../src/slack/group-search.ts';
import { returnHere, showModal, updateModal } from '../../src/slack/modals.ts';
import { checked, decode } from '../../src/slack/payload.ts';
import type { ActionCall, Call, Slice } from '../../src/slack/slice.ts';
import { FORM, formOf, GROUP, KIND, MODE, policyMetadata, readForm, STAGES } from './form.ts';
import { policyModal } from './modal.ts';
import { problemLines } from './problem-lines.ts';
import { submitPolicy } from './submission.ts';

const place = z.object({ productId: z.uuid().nullable(), returnTo: returnTo.optional() });

async function policyScreen(call: Call, { productId, returnTo }: z.infer<typeof place>) {
  const { services, context, texts } = call;
  const { licensing } = services;
  const read = await readPolicyOf(licensing, context, { productId });
  const { policy, product, revision, slackIds, groups } = read;
  const problems = policy ? await policyProblems(licensing, context, policy) : [];
  const form = formOf(policy, productId === null ? 'approval' : 'default', slackIds);
  const facts = { product, form, groups, problems: problemLines(texts, problems) };
  return policyModal(texts, facts, { productId, revision, ...(returnTo && { returnTo }) });
}

async function open(call: ActionCall): Promise<void> {
  const returnTo = returnHere(call);
  await showModal(
    call,
    await policyScreen(call, { productId: null, ...(returnTo && { returnTo }) }),
  );
}

/** Something was chosen that other fields follow. */
async function redraw(call: ActionCall): Promise<void> {
  await updateModal(call, await entered(call), { ifUnchanged: true });
}

async function entered(call: ActionCall): Promise<Modal> {
  const { services, context, texts, view } = call;
  const metadata = decode(policyMetadata, view?.private_metadata);
  const form = readForm({ state: view?.state ?? { values: {} } });
  const chosen = [form.memberGroupId, ...form.stages.map(({ groupId }) => groupId)];
  const { productId } = metadata;
  const groupIds = chosen.filter((id) => id !== null);
  const read = await readPolicyOf(services.licensing, context, { productId, groupIds });
  const { product, groups } = read;
  return policyModal(texts, { product, form, groups, problems: [] }, metadata);
}

export const requestPolicy: Slice = {
  actions: { [OPEN_POLICY]: open, [MODE]: redraw, [STAGES]: redraw, [KIND]: redraw },
  options: { [GROUP]: offerGroups },
  submissions: { [FORM]: unlessChanged(submitPolicy) },
  screens: { [POLICY_SCREEN]: (call, value) => policyScreen(call, checked(place, value)) },
};
