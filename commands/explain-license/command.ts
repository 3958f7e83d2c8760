/** /license-why: the explanation of one product or plan; without either, the person's page. */
import { z } from 'zod';
import { explainLicense } from '../../src/licensing/explain-license.ts';
import { type Modal, section } from '../../src/slack/blocks.ts';
import {
  ABOUT_PERSON,
  EXPLAIN,
  EXPLAIN_WHAT,
  explainValue,
  PERSON_SCREEN,
  WHY_SCREEN,
} from '../../src/slack/entry-points.ts';
import { showInPlace, showModal, updateModal } from '../../src/slack/modals.ts';
import { pagerActions } from '../../src/slack/pager.ts';
import { buttonValue, checked, decode } from '../../src/slack/payload.ts';
import { offerOutsideSlack } from '../../src/slack/people-outside-slack.ts';
import type { ActionCall, Call, CommandCall, Slice } from '../../src/slack/slice.ts';
import { asked, OTHER, PERSON, WHY_PAGE, type WhyPlace, whyPlace } from './place.ts';
import { askView, whyView } from './view.ts';
import { chosenWhat, offerWhat } from './what.ts';
import { question } from './whom.ts';

export const explainLicenseSlice: Slice = {
  commands: { '/license-why': { help: 'why:help', run } },
  actions: {
    [EXPLAIN]: async (call) => {
      const place = whyPlace.parse(buttonValue(explainValue, call.action));
      await showInPlace(call, await whyScreen(call, place), ABOUT_PERSON);
    },
    [EXPLAIN_WHAT]: async (call) => {
      const { personId } = decode(aboutSomebody, call.view?.private_metadata);
      const place = { personId, page: 0, ...chosenWhat(call) };
      await updateModal(call, await whyScreen(call, place));
    },
    [PERSON]: async (call) => {
      const { id } = await call.services.people.bySlackId(chosenUser(call));
      await answerAbout(call, id);
    },
    [OTHER]: (call) => answerAbout(call, chosenOther(call)),
    ...pagerActions(WHY_PAGE, async (call, page) => {
      const place = decode(whyPlace, call.view?.private_metadata);
      await updateModal(call, await whyScreen(call, { ...place, page }));
    }),
  },
  options: {
    [EXPLAIN_WHAT]: offerWhat,
    [OTHER]: (call) => offerOutsideSlack(call, 'any'),
  },
  screens: { [WHY_SCREEN]: (call, place) => whyScreen(call, checked(whyPlace, place)) },
};

const aboutSomebody = z.object({ personId: z.uuid() });

async function run(call: CommandCall): Promise<void> {
  const { personId, asked: what, notices } = await question(call);
  const view =
    personId === null
      ? askView(call.texts, what, notices)
      : await screenAbout(call, { personId, page: 0, ...what }, notices);
  await showModal(call, view);
}

/** Whoever was chosen, with what was asked before it was clear about whom. */
async function answerAbout(call: ActionCall, personId: string): Promise<void> {
  const what = decode(asked, call.view?.private_metadata);
  await updateModal(call, await screenAbout(call, { personId, page: 0, ...what }));
}

/** The explanation, or the page of all that a person has, which is another slice's. */
async function screenAbout(
  call: Call,
  place: WhyPlace,
  notices: readonly string[] = [],
): Promise<Modal> {
  const { personId, productId, planId } = place;
  if (productId !== undefined || planId !== undefined) return whyScreen(call, place, notices);
  const screen = call.services.screens[PERSON_SCREEN];
  if (!screen) throw new Error('Nobody shows the page of a person');
  const page = await screen(call, { personId });
  return { ...page, blocks: [...notices.map((notice) => section(notice)), ...page.blocks] };
}

async function whyScreen(
  { services, context, texts, isAdministrator }: Call,
  place: WhyPlace,
  notices: readonly string[] = [],
): Promise<Modal> {
  const found = await explainLicense(services.licensing, context, place);
  return whyView(texts, { found, place, isAdministrator }, notices);
}

function chosenUser({ action }: ActionCall): string {
  return checked(z.string().min(1), action.type === 'users_select' ? action.selected_user : null);
}

function chosenOther({ action }: ActionCall): string {
  const chosen = action.type === 'external_select' ? action.selected_option?.value : undefined;
  return checked(z.uuid(), chosen);
}
