/** The form in which a product is assigned to a group, or what it has of one is changed. */
import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import {
  type HeldProduct,
  type ShowGroupResult,
  showGroup,
} from '../../src/licensing/show-group.ts';
import { type ShowProductResult, showProduct } from '../../src/licensing/show-product.ts';
import { context, type Modal, option, plain, section } from '../../src/slack/blocks.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { askGroup } from '../../src/slack/group-confirmation.ts';
import { inputBlock, searchSelect } from '../../src/slack/inputs.ts';
import { returnHere, showModal, updateModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { checked, decode, encode } from '../../src/slack/payload.ts';
import { offeredPlans, plansBlock, plansInput } from '../../src/slack/plans-input.ts';
import type {
  ActionCall,
  Call,
  OptionsCall,
  SubmissionAnswer,
  SubmissionCall,
} from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const ASSIGN_FORM = 'group.assign.form';
export const PRODUCT = 'group.assign.product';
export const PLANS = 'group.assign.plans';

const formMetadata = z.object({
  groupId: z.uuid(),
  /** The product whose plans are shown. */
  productId: z.uuid().nullable(),
  /** It is what the form is about: none other is chosen. */
  isFixed: z.boolean(),
  returnTo: returnTo.optional(),
});
type FormMetadata = z.infer<typeof formMetadata>;

interface FormFacts {
  group: ShowGroupResult['group'];
  product: ShowProductResult | null;
  /** What the group has of it already. */
  held: HeldProduct | undefined;
}

export async function openAssign(
  call: ActionCall,
  groupId: string,
  productId: string | null = null,
): Promise<void> {
  requireAdministrator(call.context);
  const metadata = { groupId, productId, isFixed: productId !== null, returnTo: returnHere(call) };
  await showModal(call, await form(call, metadata));
}

/** A product was chosen: its plans are shown. */
export async function redraw(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const metadata = decode(formMetadata, call.view?.private_metadata);
  const productId = chosenProduct({ state: call.view?.state ?? { values: {} } }, metadata);
  await updateModal(call, await form(call, { ...metadata, productId }), { ifUnchanged: true });
}

export async function offerPlans(call: OptionsCall): Promise<PlainTextOption[]> {
  const { productId } = decode(formMetadata, call.view?.private_metadata);
  if (productId === null) return [];
  const { services, context: by, query } = call;
  const { plans } = await showProduct(services.licensing, by, { productId });
  return offeredPlans(plans, query);
}

export async function submitAssignForm(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { texts, view } = call;
  const metadata = decode(formMetadata, view.private_metadata);
  const productId = chosenProduct(view, metadata);
  if (productId === null) {
    return { errors: { [PRODUCT]: texts.plain('groups:productNeeded') } };
  }
  if (productId !== metadata.productId) {
    const notices = [texts.md('groups:caughtUp')];
    return { view: await form(call, { ...metadata, productId }, notices) };
  }
  const chosen = formValues(view).options(plansBlock(PLANS, productId));
  const disabledPlanIds = checked(z.array(z.uuid()), chosen);
  const which = { groupId: metadata.groupId, productId };
  const asking = { disabledPlanIds, fromForm: true, returnTo: metadata.returnTo };
  return { push: await askGroup(call, which, { verb: 'assign or options', ...asking }) };
}

function chosenProduct(
  view: Pick<SubmissionCall['view'], 'state'>,
  { isFixed, productId }: FormMetadata,
): string | null {
  return isFixed ? productId : checked(z.uuid().nullable(), formValues(view).option(PRODUCT));
}

async function form(call: Call, metadata: FormMetadata, notices: readonly string[] = []) {
  const {
    services: { licensing },
    context: by,
    texts,
  } = call;
  const { groupId, productId } = metadata;
  const [{ group, products }, product] = await Promise.all([
    showGroup(licensing, by, { groupId }),
    productId === null ? null : showProduct(licensing, by, { productId }),
  ]);
  const held = products.find((each) => each.productId === productId);
  return assignForm(texts, { group, product, held }, metadata, notices);
}

/** `notices` are markup. */
export function assignForm(
  texts: Texts,
  { group, product, held }: FormFacts,
  metadata: FormMetadata,
  notices: readonly string[] = [],
): Modal {
  const { md, plain: text } = texts;
  const { isFixed } = metadata;
  const names = {
    group: shortName(group.name),
    product: shortName(product?.product.displayName ?? ''),
  };
  const chosen = product && option(product.product.displayName, product.product.id);
  return {
    type: 'modal',
    callback_id: ASSIGN_FORM,
    title: plain(text(`groups:${isFixed ? 'optionsTitle' : 'assignTitle'}`), 24),
    submit: plain(text('groups:continue'), 24),
    close: plain(text('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      ...notices.map((notice) => context(notice)),
      section(
        isFixed
          ? md('groups:ofProduct', names)
          : md('groups:toMembers', { ...names, count: group.members }),
      ),
      ...(isFixed
        ? []
        : [
            inputBlock(
              { id: PRODUCT, label: text('groups:product'), dispatches: true },
              searchSelect(PRODUCT, text('groups:productPlaceholder'), chosen),
            ),
          ]),
      ...(held && !isFixed ? [context(md('groups:heldAlready'))] : []),
      ...(product && product.plans.length > 0
        ? [plansInput(texts, PLANS, product, held?.disabledPlanIds ?? [])]
        : []),
      ...(product && product.plans.length === 0 ? [context(md('products:noPlans'))] : []),
    ],
  };
}
