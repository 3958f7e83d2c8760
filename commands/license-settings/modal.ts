import type { InputBlock, InputBlockElement, PlainTextOption } from '@slack/types';
import { EXPIRING_WINDOW } from '../../src/licensing/change-settings.ts';
import { context, type Modal, option, plain, section } from '../../src/slack/blocks.ts';
import { encode } from '../../src/slack/payload.ts';
import { catalog } from '../../src/slack/texts/index.ts';
import type { TextKey, Texts } from '../../src/slack/texts.ts';
import type { SettingsFacts } from './facts.ts';
import {
  ADMINISTRATORS,
  block,
  CALLBACK,
  HEALING,
  LANGUAGE,
  LOCATION,
  MAX_ADMINISTRATORS,
  NOT_SET,
  WINDOW,
  ZONE,
} from './form.ts';

const ASSUMED_WINDOW = 30;

/** The settings as they are, and what is assumed where nothing is set. `notices` are markup. */
export function settingsModal(
  texts: Texts,
  facts: SettingsFacts,
  notices: readonly string[] = [],
): Modal {
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plain(texts.plain('settings:title'), 24),
    submit: plain(texts.plain('settings:save'), 24),
    close: plain(texts.plain('cancel'), 24),
    private_metadata: encode({ revision: facts.revision }),
    blocks: [
      ...notices.map((notice) => section(notice)),
      section(texts.md('settings:intro')),
      zoneInput(texts, facts),
      locationInput(texts, facts),
      languageInput(texts, facts),
      windowInput(texts, facts),
      administratorsInput(texts, facts),
      context(texts.md('settings:configured', { administrators: facts.configured })),
      healingInput(texts, facts),
    ],
  };
}

export function notSet(texts: Texts, key: TextKey): PlainTextOption {
  return option(texts.plain(key), NOT_SET);
}

function input(
  texts: Texts,
  { id, revision, label, hint }: { id: string; revision: string; label: TextKey; hint?: string },
  element: InputBlockElement,
): InputBlock {
  return {
    type: 'input',
    block_id: block(id, revision),
    optional: true,
    label: plain(texts.plain(label)),
    ...(hint !== undefined && { hint: plain(hint) }),
    element,
  };
}

function zoneInput(texts: Texts, { settings: { timeZone }, revision }: SettingsFacts): InputBlock {
  const hint = texts.plain('settings:timeZoneHint');
  return input(
    texts,
    { id: ZONE, revision, label: 'settings:timeZone', hint },
    {
      type: 'external_select',
      action_id: ZONE,
      placeholder: plain(texts.plain('settings:timeZonePlaceholder'), 150),
      min_query_length: 0,
      initial_option:
        timeZone === null ? notSet(texts, 'settings:timeZoneNotSet') : option(timeZone, timeZone),
    },
  );
}

function locationInput(texts: Texts, { settings, revision }: SettingsFacts): InputBlock {
  const { defaultUsageLocation: code } = settings;
  const hint = texts.plain('settings:locationHint');
  return input(
    texts,
    { id: LOCATION, revision, label: 'settings:location', hint },
    {
      type: 'external_select',
      action_id: LOCATION,
      placeholder: plain(texts.plain('settings:locationPlaceholder'), 150),
      min_query_length: 0,
      initial_option:
        code === null
          ? notSet(texts, 'settings:locationNotSet')
          : option(texts.country(code), code, code),
    },
  );
}

function languageInput(texts: Texts, { settings, revision }: SettingsFacts): InputBlock {
  const none = notSet(texts, 'settings:languageNotSet');
  const languages = Object.keys(catalog).map((tag) =>
    option(new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag, tag),
  );
  const hint = texts.plain('settings:languageHint');
  return input(
    texts,
    { id: LANGUAGE, revision, label: 'settings:language', hint },
    {
      type: 'static_select',
      action_id: LANGUAGE,
      options: [none, ...languages],
      initial_option: languages.find(({ value }) => value === settings.language) ?? none,
    },
  );
}

function windowInput(texts: Texts, { settings, revision }: SettingsFacts): InputBlock {
  const { min, max } = EXPIRING_WINDOW;
  const days = settings.expiringWindowDays;
  const hint = texts.plain('settings:windowHint', { min, max, assumed: ASSUMED_WINDOW });
  return input(
    texts,
    { id: WINDOW, revision, label: 'settings:window', hint },
    {
      type: 'number_input',
      action_id: WINDOW,
      is_decimal_allowed: false,
      min_value: String(min),
      max_value: String(max),
      ...(days !== null && { initial_value: String(days) }),
    },
  );
}

function administratorsInput(
  texts: Texts,
  { administrators, revision }: SettingsFacts,
): InputBlock {
  const named = administrators.flatMap(({ slackUserId }) => slackUserId ?? []);
  const hint = texts.plain('settings:administratorsHint', { max: MAX_ADMINISTRATORS });
  return input(
    texts,
    { id: ADMINISTRATORS, revision, label: 'settings:administrators', hint },
    {
      type: 'multi_users_select',
      action_id: ADMINISTRATORS,
      placeholder: plain(texts.plain('settings:administratorsPlaceholder'), 150),
      max_selected_items: MAX_ADMINISTRATORS,
      ...(named.length > 0 && { initial_users: named }),
    },
  );
}

function healingInput(texts: Texts, { settings, revision }: SettingsFacts): InputBlock {
  const on = option(texts.plain('settings:healingOn'), 'on');
  return input(
    texts,
    { id: HEALING, revision, label: 'settings:healing' },
    {
      type: 'checkboxes',
      action_id: HEALING,
      options: [on],
      ...(settings.automaticHealing && { initial_options: [on] }),
    },
  );
}
