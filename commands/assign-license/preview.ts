/** The preview, which the form leads to, or its button. */
import { previewPeople } from '../../src/licensing/preview-people.ts';
import { showProduct } from '../../src/licensing/show-product.ts';
import type { Modal } from '../../src/slack/blocks.ts';
import { askGroup } from '../../src/slack/group-confirmation.ts';
import { knownPeople, readPicked } from '../../src/slack/picked-people.ts';
import { sentence } from '../../src/slack/sentence.ts';
import type { Call } from '../../src/slack/slice.ts';
import { assignEach } from './assign-each.ts';
import { assignConfirmation } from './confirmation.ts';
import { type AssignForm, type AssignMetadata, peopleCount } from './form.ts';
import { logFailures } from './told.ts';

/** @throws what is wrong with all of it. */
export async function assignPreview(
  call: Call,
  form: AssignForm & { productId: string },
  { viewId, returnTo }: { viewId: string; returnTo: AssignMetadata['returnTo'] },
): Promise<Modal> {
  const { licensing } = call.services;
  const { productId, groupId, disabledPlanIds } = form;
  if (groupId !== null) {
    const asking = { disabledPlanIds, fromForm: true, returnTo };
    const which = { groupId, productId };
    return askGroup(call, which, { verb: 'assign or options', reason: form.reason, ...asking });
  }
  const { product } = await showProduct(licensing, call.context, { productId });
  const picked = await readPicked(call, form);
  const personIds = knownPeople(picked).map(({ id }) => id);
  const whom = { personIds, productIds: [productId] };
  const assignment = { ...form, isOne: peopleCount(form) === 1 };
  const preview = await previewPeople(licensing, call.context, whom, (rehearsal) =>
    assignEach(call, rehearsal, viewId, assignment, picked),
  );
  logFailures(call, preview.outcome);
  const asked = { assignment, personIds, product: product.displayName, returnTo };
  return assignConfirmation(call.texts, asked, preview, (error) => sentence(call, error));
}
