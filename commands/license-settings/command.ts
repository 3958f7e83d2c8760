/** /license-settings: what holds for the whole workspace, and who administers it. */
import type { PlainTextOption } from '@slack/types';
import { requireAdministrator } from '../../src/licensing/actor.ts';
import { timeZones } from '../../src/licensing/time-zones.ts';
import { option } from '../../src/slack/blocks.ts';
import { folded, rankOf } from '../../src/slack/folded.ts';
import { locationOptions } from '../../src/slack/location-options.ts';
import { showModal } from '../../src/slack/modals.ts';
import type { CommandCall, OptionsCall, Slice } from '../../src/slack/slice.ts';
import {
  ALERT_CHANNELS,
  MORE_CHANNELS,
  openAlertChannels,
  submitAlertChannels,
} from './alert-channels.ts';
import { readFacts } from './facts.ts';
import { CALLBACK, LOCATION, ZONE } from './form.ts';
import { notSet, settingsModal } from './modal.ts';
import { submitSettings } from './submission.ts';

const MAX_OPTIONS = 100;

export const licenseSettings: Slice = {
  commands: { '/license-settings': { help: 'settings:help', run } },
  options: { [ZONE]: offerZones, [LOCATION]: offerLocations },
  actions: { [MORE_CHANNELS]: openAlertChannels },
  submissions: { [CALLBACK]: submitSettings, [ALERT_CHANNELS]: submitAlertChannels },
};

/** It takes nothing: who types something is told what it shows. */
async function run(call: CommandCall): Promise<void> {
  if (call.text !== '') return call.reply({ text: call.texts.md('settings:help') });
  await showModal(call, settingsModal(call.texts, await readFacts(call)));
}

/** Europe/Amsterdam is found by "amsterdam" and by "europe ams". */
async function offerZones({ context, query, texts }: OptionsCall): Promise<PlainTextOption[]> {
  requireAdministrator(context);
  const found = timeZones
    .map((zone) => ({ zone, rank: rankOf(zone, query) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ zone }) => option(zone, zone));
  return withNotSet(notSet(texts, 'settings:timeZoneNotSet'), query, found);
}

async function offerLocations({ context, query, texts }: OptionsCall): Promise<PlainTextOption[]> {
  requireAdministrator(context);
  const found = locationOptions(texts, query, MAX_OPTIONS);
  return withNotSet(notSet(texts, 'settings:locationNotSet'), query, found);
}

/** Before one searches the first; found by its own words, the last. */
function withNotSet(none: PlainTextOption, query: string, found: PlainTextOption[]) {
  const others = found.slice(0, MAX_OPTIONS - 1);
  if (query === '') return [none, ...others];
  return folded(none.text.text).includes(folded(query)) ? [...others, none] : others;
}
