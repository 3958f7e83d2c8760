import { requireAdministrator } from '../../src/licensing/actor.ts';
import { previewUsageLocation, setUsageLocation } from '../../src/licensing/set-usage-location.ts';
import { showPerson } from '../../src/licensing/show-person.ts';
import { MAX_OPTIONS, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { personValue } from '../../src/slack/entry-points.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { locationOptions } from '../../src/slack/location-options.ts';
import { resultModal, returnHere, showModal } from '../../src/slack/modals.ts';
import { buttonValue, decode } from '../../src/slack/payload.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import { refresh } from '../../src/slack/refresh.ts';
import type {
  ActionCall,
  Call,
  Slice,
  SubmissionAnswer,
  SubmissionCall,
} from '../../src/slack/slice.ts';
import {
  confirmMetadata,
  LOCATION,
  LOCATION_CONFIRM,
  LOCATION_FORM,
  locationConfirmation,
  locationForm,
  locationMetadata,
} from './location-views.ts';
import { SET_LOCATION } from './place.ts';

export const location: Required<Pick<Slice, 'actions' | 'options' | 'submissions'>> = {
  actions: { [SET_LOCATION]: open },
  options: { [LOCATION]: async ({ texts, query }) => locationOptions(texts, query, MAX_OPTIONS) },
  submissions: { [LOCATION_FORM]: ask, [LOCATION_CONFIRM]: set },
};

async function open(call: ActionCall): Promise<void> {
  requireAdministrator(call.context);
  const { personId } = buttonValue(personValue, call.action);
  const person = await readPerson(call, personId);
  await showModal(call, locationForm(call.texts, person, { personId, returnTo: returnHere(call) }));
}

async function ask(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { services, context, texts, view } = call;
  const metadata = decode(locationMetadata, view.private_metadata);
  const { personId } = metadata;
  const usageLocation = formValues(view).option(LOCATION) ?? '';
  const input = { personId, usageLocation };
  const foreseen = await previewUsageLocation(services.licensing, context, input);
  const person = await readPerson(call, personId);
  return { view: locationConfirmation(texts, person, foreseen, metadata) };
}

async function set(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const { services, texts, view } = call;
  const { returnTo, ...input } = decode(confirmMetadata, view.private_metadata);
  const { repeated } = await setUsageLocation(services.licensing, onceAForm(call), input);
  const country = texts.country(input.usageLocation);
  const person = personLabel(texts, await readPerson(call, input.personId));
  const told = texts.md('person:locationSet', { person, country });
  return {
    view: resultModal(texts, texts.plain('person:locationTitle'), [section(told)], repeated),
    told,
    after: () => refresh(call, returnTo),
  };
}

function readPerson({ services, context }: Call, personId: string) {
  return showPerson(services.licensing, context, { personId });
}
