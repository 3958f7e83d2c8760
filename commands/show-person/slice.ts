/** A person's page: from /license-why, from the menu of a message of theirs, from a product's holders. */
import { PersonNotFound } from '../../src/licensing/errors.ts';
import { explainLicense } from '../../src/licensing/explain-license.ts';
import { reprocessPerson } from '../../src/licensing/reprocess-person.ts';
import type { Modal } from '../../src/slack/blocks.ts';
import { deedKey } from '../../src/slack/deed-key.ts';
import {
  ABOUT_PERSON,
  OPEN_PERSON,
  PERSON_SCREEN,
  personValue,
} from '../../src/slack/entry-points.ts';
import { showInPlace, showModal, updateModal } from '../../src/slack/modals.ts';
import { pagerActions } from '../../src/slack/pager.ts';
import { buttonValue, checked, decode } from '../../src/slack/payload.ts';
import type { ActionCall, Call, ShortcutCall, Slice } from '../../src/slack/slice.ts';
import { location } from './location.ts';
import { PERSON_PAGE, type PersonPlace, personPlace, RETRY } from './place.ts';
import { personView } from './view.ts';

export const showPerson: Slice = {
  shortcuts: { show_licenses: openAuthor },
  actions: {
    ...location.actions,
    [OPEN_PERSON]: async (call) => {
      const place = personPlace.parse(buttonValue(personValue, call.action));
      await showInPlace(call, await personScreen(call, place), ABOUT_PERSON);
    },
    [RETRY]: retry,
    ...pagerActions(PERSON_PAGE, async (call, page) => {
      const place = decode(personPlace, call.view?.private_metadata);
      await updateModal(call, await personScreen(call, { ...place, page }));
    }),
  },
  options: location.options,
  submissions: location.submissions,
  screens: { [PERSON_SCREEN]: (call, place) => personScreen(call, checked(personPlace, place)) },
};

/** Whoever wrote the message in whose menu it was chosen. */
async function openAuthor(call: ShortcutCall): Promise<void> {
  if (call.authorId === null) throw new PersonNotFound();
  const { id: personId } = await call.services.people.bySlackId(call.authorId);
  await showModal(call, await personScreen(call, { personId, page: 0 }));
}

async function retry(call: ActionCall): Promise<void> {
  const { personId } = buttonValue(personValue, call.action);
  const { services, texts, view } = call;
  // A click that comes twice; the view has another hash once it was drawn anew.
  const key = deedKey(RETRY, view?.id ?? '', view?.hash ?? '', personId);
  const context = { ...call.context, deedKey: key };
  await reprocessPerson(services.licensing, context, { personId });
  const place = decode(personPlace, view?.private_metadata);
  await updateModal(call, await personScreen(call, place, [texts.md('person:retried')]));
}

async function personScreen(
  { services, context, texts, isAdministrator }: Call,
  place: PersonPlace,
  notices: readonly string[] = [],
): Promise<Modal> {
  const { personId } = place;
  const found = await explainLicense(services.licensing, context, { personId });
  return personView(texts, { found, place, isAdministrator }, notices);
}
