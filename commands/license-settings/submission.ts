/** What is wrong is answered at its field; who is picked is read from Slack before it is saved. */
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { changeSettings, EXPIRING_WINDOW } from '../../src/licensing/change-settings.ts';
import { LicensingError, PersonNotFound, SettingsChanged } from '../../src/licensing/errors.ts';
import type { PersonRecord } from '../../src/licensing/person-record.ts';
import { afterTheDeed } from '../../src/slack/after-the-deed.ts';
import { channelProblem } from '../../src/slack/alert-channel.ts';
import { type Modal, section } from '../../src/slack/blocks.ts';
import { onceAForm } from '../../src/slack/deed-key.ts';
import { deedMessage } from '../../src/slack/direct-message.ts';
import { resultModal } from '../../src/slack/modals.ts';
import { escapeMrkdwn } from '../../src/slack/mrkdwn.ts';
import { fieldSentence, sentence } from '../../src/slack/sentence.ts';
import type { Call, SubmissionAnswer, SubmissionCall } from '../../src/slack/slice.ts';
import { readFacts } from './facts.ts';
import {
  ADMINISTRATORS,
  block,
  CHANNEL,
  LOCATION,
  MAX_ADMINISTRATORS,
  readForm,
  type SettingsForm,
  WINDOW,
  ZONE,
} from './form.ts';
import { settingsModal } from './modal.ts';

export async function submitSettings(call: SubmissionCall): Promise<SubmissionAnswer> {
  requireAdministrator(call.context);
  const form = readForm(call.view);
  const errors = shapeErrors(call, form);
  if (errors) {
    const said = Object.values(errors).map(escapeMrkdwn).join('\n');
    return { errors, form: () => again(call, form, said) };
  }
  return save(call, form);
}

function shapeErrors({ texts, services }: Call, { window, slackUserIds, revision }: SettingsForm) {
  const { slackUserIds: ids, emails, includeWorkspaceAdmins } = services.administrators;
  const isOnlyHere = ids.size + emails.size === 0 && !includeWorkspaceAdmins;
  const max = MAX_ADMINISTRATORS;
  const at = (id: string) => block(id, revision);
  const errors: Record<string, string> = {
    ...(window !== null &&
      !/^\d{1,3}$/.test(window) && {
        [at(WINDOW)]: texts.plain('settings:notADay', EXPIRING_WINDOW),
      }),
    ...(slackUserIds.length > max && {
      [at(ADMINISTRATORS)]: texts.plain('settings:tooMany', { max }),
    }),
    ...(isOnlyHere &&
      slackUserIds.length === 0 && { [at(ADMINISTRATORS)]: texts.plain('settings:nobodyLeft') }),
  };
  return Object.keys(errors).length === 0 ? null : errors;
}

async function save(call: SubmissionCall, form: SettingsForm): Promise<SubmissionAnswer> {
  const { services, texts } = call;
  const { people, refused } = await readPicked(call, form.slackUserIds);
  const at = (id: string) => block(id, form.revision);
  if (refused.length > 0) {
    const sentence = texts.plain('settings:cannotAdminister', { people: texts.list(refused) });
    return {
      errors: { [at(ADMINISTRATORS)]: sentence },
      form: () =>
        again(call, form, texts.md('settings:cannotAdminister', { people: texts.list(refused) })),
    };
  }
  const problem = await newChannelProblem(call, form);
  if (problem !== null) {
    const errors = { [at(CHANNEL)]: problem };
    return { errors, form: () => again(call, form, escapeMrkdwn(problem)) };
  }
  try {
    const input = {
      settings: {
        ...form.settings,
        expiringWindowDays: form.window === null ? null : Number(form.window),
      },
      administratorIds: people.map(({ id }) => id),
      alertChannelId: form.alertChannelId,
      revision: form.revision,
    };
    const tell = ({ changed }: { changed: boolean }) => {
      const text = texts.md(changed ? 'settings:saved' : 'settings:unchanged');
      return { text, blocks: [section(text)] };
    };
    const message = deedMessage(call, tell);
    const saved = await changeSettings(services.licensing, onceAForm(call), input, message.keep);
    const { blocks } = tell(saved);
    return {
      view: resultModal(texts, texts.plain('settings:title'), blocks, saved.repeated),
      after: async () => {
        await Promise.all([
          afterTheDeed(call, 'schedules', services.reschedule),
          message.send(saved),
        ]);
      },
    };
  } catch (error) {
    if (!(error instanceof LicensingError)) throw error;
    const notice = sentence(call, error);
    if (error instanceof SettingsChanged) {
      return { view: settingsModal(texts, await readFacts(call), [notice]) };
    }
    const field = FIELDS[error.code];
    if (field === undefined) throw error;
    const errors = { [at(field)]: fieldSentence(call, error) };
    return { errors, form: () => again(call, form, notice) };
  }
}

/** What was chosen before is not asked of anew. */
async function newChannelProblem(call: Call, { alertChannelId }: SettingsForm) {
  if (alertChannelId === null) return null;
  const current = await readFacts(call);
  return alertChannelId === current.alertChannelId ? null : channelProblem(call, alertChannelId);
}

/** The form with what was entered. */
async function again(
  call: Call,
  { settings, window, alertChannelId }: SettingsForm,
  notice: string,
): Promise<Modal> {
  const facts = await readFacts(call);
  const expiringWindowDays = Number(window) || null;
  const entered = { alertChannelId, settings: { ...settings, expiringWindowDays } };
  return settingsModal(call.texts, { ...facts, ...entered }, [notice]);
}

const FIELDS: Record<string, string> = {
  time_zone_unknown: ZONE,
  usage_location_unknown: LOCATION,
  expiring_window_invalid: WINDOW,
  person_not_found: ADMINISTRATORS,
  person_deleted: ADMINISTRATORS,
  guest_not_administrator: ADMINISTRATORS,
};

/** Bots, strangers, guests and deactivated people administer nothing. */
async function readPicked({ services, texts }: Call, slackUserIds: readonly string[]) {
  const people: PersonRecord[] = [];
  const refused: string[] = [];
  for (const id of new Set(slackUserIds)) {
    try {
      const person = await services.people.bySlackId(id);
      if (person.status === 'deleted' || person.isGuest) refused.push(person.displayName);
      else people.push(person);
    } catch (error) {
      if (!(error instanceof PersonNotFound)) throw error;
      refused.push(texts.plain('settings:stranger'));
    }
  }
  return { people, refused: [...new Set(refused)] };
}
