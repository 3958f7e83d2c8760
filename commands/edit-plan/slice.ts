/** What limits a service plan: countries, other plans it needs, other plans it excludes. */
import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { findPlans } from '../../src/licensing/find-plans.ts';
import type { PlanSettings } from '../../src/licensing/plan-settings.ts';
import { revisionOf } from '../../src/licensing/revision.ts';
import { setPlan } from '../../src/licensing/set-plan.ts';
import { showPlan } from '../../src/licensing/show-plan.ts';
import { option, section } from '../../src/slack/blocks.ts';
import { unlessChanged } from '../../src/slack/changed-meanwhile.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { deedMessage } from '../../src/slack/direct-message.ts';
import { EDIT_PLAN } from '../../src/slack/entry-points.ts';
import { fieldErrors } from '../../src/slack/field-errors.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { locationOptions } from '../../src/slack/location-options.ts';
import { resultModal, returnHere, showModal } from '../../src/slack/modals.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { checked, decode } from '../../src/slack/payload.ts';
import { refresh } from '../../src/slack/refresh.ts';
import type {
  ActionCall,
  OptionsCall,
  Slice,
  SubmissionAnswer,
  SubmissionCall,
} from '../../src/slack/slice.ts';
import {
  COUNTRIES,
  EXCLUDES,
  FORM,
  type FormMetadata,
  formMetadata,
  MAX_OPTIONS,
  NEEDS,
  planModal,
} from './modal.ts';

/** What is wrong with them is told there. */
const FIELDS_BY_CODE = {
  plan_not_found: [NEEDS, EXCLUDES],
  plan_rules_contradict: [NEEDS, EXCLUDES],
  plans_in_circle: [NEEDS],
};

const atProduct = z.object({ productId: z.uuid() });

async function open(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const { action, view, services, context, texts } = call;
  const { productId } = decode(atProduct, view?.private_metadata);
  const chosen = action.type === 'external_select' ? action.selected_option?.value : undefined;
  const planId = checked(z.uuid(), chosen);
  const plan = await showPlan(services.licensing, context, { productId, planId });
  const metadata = { productId, planId, revision: revisionOf(plan), returnTo: returnHere(call) };
  await showModal(call, planModal(texts, plan, metadata));
}

async function submit(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const metadata = decode(formMetadata, call.view.private_metadata);
  return write(call, metadata);
}

async function write(call: SubmissionCall, metadata: FormMetadata): Promise<SubmissionAnswer> {
  const { services, context, texts, view } = call;
  const values = formValues(view);
  const chosen = (id: string) => (id in view.state.values ? values.options(id) : null);
  const input = {
    ...metadata,
    prohibitedCountries: chosen(COUNTRIES),
    needs: chosen(NEEDS),
    excludes: chosen(EXCLUDES),
  };
  try {
    const tell = ({ name }: PlanSettings) => {
      const text = texts.md('administer:planSet', { plan: shortName(name) });
      return { text, blocks: [section(text)] };
    };
    const message = deedMessage(call, tell);
    const plan = await setPlan(services.licensing, onceAForm(call), input, message.keep);
    const { blocks } = tell(plan);
    return {
      view: resultModal(texts, texts.plain('administer:planTitle'), blocks, plan.repeated),
      after: async () => {
        await Promise.all([refresh(call, metadata.returnTo), message.send(plan)]);
      },
    };
  } catch (error) {
    const isFilled = (id: string) => values.options(id).length > 0;
    const errors = fieldErrors(call, error, FIELDS_BY_CODE, isFilled);
    const form = async () => {
      const plan = await showPlan(services.licensing, context, metadata);
      const entered = {
        prohibitedCountries: input.prohibitedCountries ?? plan.prohibitedCountries,
        needs: input.needs ? values.named(NEEDS) : plan.needs,
        excludes: input.excludes ? values.named(EXCLUDES) : plan.excludes,
      };
      return planModal(texts, { ...plan, ...entered }, metadata);
    };
    return { errors, form };
  }
}

async function offerPlans(call: OptionsCall, productId?: string): Promise<PlainTextOption[]> {
  requireAdministrator(call.context);
  const plans = await findPlans(call.services.licensing, call.context, {
    query: call.query,
    limit: MAX_OPTIONS,
    ...(productId !== undefined && { productId }),
  });
  return plans.map(({ id, label, name }) => option(label, id, name));
}

/** All but the plan itself. */
async function offerOthers(call: OptionsCall): Promise<PlainTextOption[]> {
  const { planId } = decode(formMetadata, call.view?.private_metadata);
  return (await offerPlans(call)).filter(({ value }) => value !== planId);
}

export const editPlan: Slice = {
  actions: { [EDIT_PLAN]: open },
  options: {
    [EDIT_PLAN]: (call) =>
      offerPlans(call, decode(atProduct, call.view?.private_metadata).productId),
    [COUNTRIES]: async ({ texts, query }) => locationOptions(texts, query, MAX_OPTIONS),
    [NEEDS]: offerOthers,
    [EXCLUDES]: offerOthers,
  },
  submissions: { [FORM]: unlessChanged(submit) },
};
