import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { EXPIRING_WINDOW } from '../../src/licensing/change-settings.ts';
import { channelInput, closedChannels } from '../../src/slack/alert-channel.ts';
import { button, context, type Modal, option, plain, section } from '../../src/slack/blocks.ts';
import { OPEN_ALERT_RULES } from '../../src/slack/entry-points.ts';
import { inputBlock, searchSelect } from '../../src/slack/inputs.ts';
import { nameList } from '../../src/slack/name-list.ts';
import { encode } from '../../src/slack/payload.ts';
import { catalog } from '../../src/slack/texts/index.ts';
import type { TextKey, Texts } from '../../src/slack/texts.ts';
import { moreChannels } from './alert-channels.ts';
import type { SettingsFacts } from './facts.ts';
import {
  ADMINISTRATORS,
  block,
  CALLBACK,
  CHANNEL,
  DIGEST,
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
      ...crowdedOut(texts, facts),
      ...away(texts, facts),
      context(texts.md('settings:configured', { administrators: facts.configured })),
      healingInput(texts, facts),
      ...closedChannels(texts, facts.closedRoutes).map((line) => section(line)),
      alertsInput(texts, facts),
      moreChannels(texts),
      digestInput(texts, facts),
      rulesBlock(texts),
    ],
  };
}

export function notSet(texts: Texts, key: TextKey): PlainTextOption {
  return option(texts.plain(key), NOT_SET);
}

/** Each may be left empty; by the revision in its id it is told from an older one. */
function field(
  { revision }: SettingsFacts,
  { id, ...rest }: { id: string; label: string; hint?: string },
  element: InputBlock['element'],
): InputBlock {
  return inputBlock({ ...rest, id: block(id, revision), optional: true }, element);
}

function zoneInput(texts: Texts, facts: SettingsFacts): InputBlock {
  const { plain: text } = texts;
  const { timeZone } = facts.settings;
  const chosen =
    timeZone === null ? notSet(texts, 'settings:timeZoneNotSet') : option(timeZone, timeZone);
  return field(
    facts,
    { id: ZONE, label: text('settings:timeZone'), hint: text('settings:timeZoneHint') },
    searchSelect(ZONE, text('settings:timeZonePlaceholder'), chosen),
  );
}

function locationInput(texts: Texts, facts: SettingsFacts): InputBlock {
  const { plain: text } = texts;
  const { defaultUsageLocation: code } = facts.settings;
  const chosen =
    code === null
      ? notSet(texts, 'settings:locationNotSet')
      : option(texts.country(code), code, code);
  return field(
    facts,
    { id: LOCATION, label: text('settings:location'), hint: text('settings:locationHint') },
    searchSelect(LOCATION, text('settings:locationPlaceholder'), chosen),
  );
}

function languageInput(texts: Texts, facts: SettingsFacts): InputBlock {
  const { plain: text } = texts;
  const none = notSet(texts, 'settings:languageNotSet');
  const languages = Object.keys(catalog).map((tag) =>
    option(new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag, tag),
  );
  return field(
    facts,
    { id: LANGUAGE, label: text('settings:language'), hint: text('settings:languageHint') },
    {
      type: 'static_select',
      action_id: LANGUAGE,
      options: [none, ...languages],
      initial_option: languages.find(({ value }) => value === facts.settings.language) ?? none,
    },
  );
}

function windowInput({ plain: text }: Texts, facts: SettingsFacts): InputBlock {
  const { min, max } = EXPIRING_WINDOW;
  const days = facts.settings.expiringWindowDays;
  const hint = text('settings:windowHint', { min, max, assumed: ASSUMED_WINDOW });
  return field(
    facts,
    { id: WINDOW, label: text('settings:window'), hint },
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

function administratorsInput({ plain: text }: Texts, facts: SettingsFacts): InputBlock {
  const named = namedIn(facts)
    .slice(0, MAX_ADMINISTRATORS)
    .flatMap(({ slackUserId }) => slackUserId ?? []);
  const hint = text('settings:administratorsHint', { max: MAX_ADMINISTRATORS });
  return field(
    facts,
    { id: ADMINISTRATORS, label: text('settings:administrators'), hint },
    {
      type: 'multi_users_select',
      action_id: ADMINISTRATORS,
      placeholder: plain(text('settings:administratorsPlaceholder'), 150),
      max_selected_items: MAX_ADMINISTRATORS,
      ...(named.length > 0 && { initial_users: named }),
    },
  );
}

function namedIn({ administrators }: SettingsFacts) {
  return administrators.filter(({ slackUserId }) => slackUserId !== null);
}

/** Who came back to Slack is named again, where others may have taken the last place meanwhile. */
function crowdedOut(texts: Texts, facts: SettingsFacts): KnownBlock[] {
  const named = namedIn(facts).slice(MAX_ADMINISTRATORS);
  if (named.length === 0) return [];
  const people = texts.list(named.map(texts.person));
  return [section(texts.md('settings:crowdedOut', { people, max: MAX_ADMINISTRATORS }))];
}

function away(texts: Texts, facts: SettingsFacts): KnownBlock[] {
  if (facts.away.length === 0) return [];
  const names = facts.away.map(({ displayName }) => displayName);
  const people = nameList(texts, names, MAX_ADMINISTRATORS);
  return [section(texts.md('settings:away', { people }))];
}

function alertsInput(texts: Texts, { revision, alertChannelId }: SettingsFacts): InputBlock {
  const { plain: text } = texts;
  const labels = { label: text('settings:channel'), hint: text('settings:channelHint') };
  const field = { id: block(CHANNEL, revision), actionId: CHANNEL, ...labels };
  return channelInput(texts, field, alertChannelId);
}

function digestInput(texts: Texts, facts: SettingsFacts): InputBlock {
  const { plain: text } = texts;
  const off = notSet(texts, 'settings:digestOff');
  const hours = Array.from({ length: 24 }, (_, hour) =>
    option(text('settings:digestAt', { hour }), String(hour)),
  );
  return field(
    facts,
    { id: DIGEST, label: text('settings:digest'), hint: text('settings:digestHint') },
    {
      type: 'static_select',
      action_id: DIGEST,
      options: [off, ...hours],
      initial_option: hours[facts.settings.digestHour ?? -1] ?? off,
    },
  );
}

function rulesBlock({ plain: text, md }: Texts): KnownBlock {
  const open = button({
    text: text('alerts:rulesTitle'),
    actionId: OPEN_ALERT_RULES,
    value: encode({ productId: null }),
  });
  return section(md('alerts:rulesInSettings'), { accessory: open });
}

function healingInput({ plain: text }: Texts, facts: SettingsFacts): InputBlock {
  const on = option(text('settings:healingOn'), 'on');
  return field(
    facts,
    { id: HEALING, label: text('settings:healing') },
    {
      type: 'checkboxes',
      action_id: HEALING,
      options: [on],
      ...(facts.settings.automaticHealing && { initial_options: [on] }),
    },
  );
}
