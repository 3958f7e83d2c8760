/** Setting a usage location: which, what would follow, and that it is done; each in the place of the one before. */
import { z } from 'zod';
import type { AffectedLicense, ReviewPreview } from '../../src/licensing/preview-review.ts';
import type { SetUsageLocationResult } from '../../src/licensing/set-usage-location.ts';
import type { ShownPerson } from '../../src/licensing/shown-person.ts';
import { type Modal, plain, section } from '../../src/slack/blocks.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { inputBlock, searchSelect } from '../../src/slack/inputs.ts';
import { lineSections } from '../../src/slack/line-sections.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { encode } from '../../src/slack/payload.ts';
import { personLabel } from '../../src/slack/person-label.ts';
import { whyWaiting } from '../../src/slack/source-lines.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const LOCATION_FORM = 'person.location.form';
export const LOCATION_CONFIRM = 'person.location.confirm';
export const LOCATION = 'person.location.country';

export const locationMetadata = z.object({
  personId: z.uuid(),
  returnTo: returnTo.optional(),
});
export type LocationMetadata = z.infer<typeof locationMetadata>;

export const confirmMetadata = locationMetadata.extend({
  usageLocation: z.string().regex(/^[A-Z]{2}$/),
});

export function locationForm(texts: Texts, person: ShownPerson, metadata: LocationMetadata): Modal {
  const { usageLocation } = person;
  const label = personLabel(texts, person);
  const now =
    usageLocation === null
      ? texts.md('person:locationNone', { person: label })
      : texts.md('person:locationNow', { person: label, country: texts.country(usageLocation) });
  return {
    ...frame(texts, LOCATION_FORM, metadata),
    submit: plain(texts.plain('person:continue'), 24),
    blocks: [
      section(now),
      inputBlock(
        {
          id: LOCATION,
          label: texts.plain('person:locationField'),
          hint: texts.plain('person:locationHint'),
        },
        searchSelect(LOCATION, texts.plain('person:locationPlaceholder'), null),
      ),
    ],
  };
}

export function locationConfirmation(
  texts: Texts,
  person: ShownPerson,
  foreseen: SetUsageLocationResult & ReviewPreview,
  metadata: LocationMetadata,
): Modal {
  const { usageLocation, before } = foreseen;
  const values = {
    person: personLabel(texts, person),
    country: texts.country(usageLocation),
  };
  if (before === usageLocation) {
    const { callback_id: _, ...view } = frame(texts, LOCATION_CONFIRM, metadata);
    return { ...view, blocks: [section(texts.md('person:locationSame', values))] };
  }
  return {
    ...frame(texts, LOCATION_CONFIRM, { ...metadata, usageLocation }),
    submit: plain(texts.plain('person:locationConfirm'), 24),
    blocks: [
      section(texts.md('person:locationAsk', values)),
      ...lineSections(consequences(texts, foreseen)),
    ],
  };
}

function frame(texts: Texts, callbackId: string, metadata: object): Omit<Modal, 'blocks'> {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(texts.plain('person:locationTitle'), 24),
    close: plain(texts.plain('cancel'), 24),
    private_metadata: encode(metadata),
  };
}

function consequences(texts: Texts, { failing, regained }: ReviewPreview): string[] {
  const tell = (key: 'person:failing' | 'person:regained', { total, first }: typeof failing) =>
    total === 0
      ? []
      : [texts.md(key, { count: total }), ...first.map((one) => affected(texts, one))];
  const lines = [...tell('person:failing', failing), ...tell('person:regained', regained)];
  return lines.length === 0 ? [texts.md('person:nothingFollows')] : lines;
}

function affected(texts: Texts, { product: name, group, errorCode }: AffectedLicense): string {
  const product = shortName(name, 75);
  const license =
    group === null
      ? texts.md('person:affected', { product })
      : texts.md('person:affectedThrough', { product, group: shortName(group, 75) });
  if (errorCode === null) return license;
  return texts.md('person:affectedWhy', { license, why: whyWaiting(texts, errorCode) });
}
