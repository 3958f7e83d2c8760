import type { InputBlock } from '@slack/types';
import { z } from 'zod';
import type { PlanSettings } from '../../src/licensing/plan-settings.ts';
import { context, type Modal, option, plain, section } from '../../src/slack/blocks.ts';
import { returnTo } from '../../src/slack/entry-points.ts';
import { inputBlock } from '../../src/slack/inputs.ts';
import { shortName } from '../../src/slack/name-list.ts';
import { encode } from '../../src/slack/payload.ts';
import type { TextKey, Texts } from '../../src/slack/texts.ts';

export const FORM = 'plan.form';
export const COUNTRIES = 'plan.countries';
export const NEEDS = 'plan.needs';
export const EXCLUDES = 'plan.excludes';

/** A menu holds so many; a longer list is left to imports, and stays as it is. */
export const MAX_OPTIONS = 100;

export const formMetadata = z.object({
  productId: z.uuid(),
  planId: z.uuid(),
  /** Of what the form showed. */
  revision: z.string().max(16).optional(),
  returnTo: returnTo.optional(),
});
export type FormMetadata = z.infer<typeof formMetadata>;

export function planModal(texts: Texts, plan: PlanSettings, metadata: FormMetadata): Modal {
  const countries = plan.prohibitedCountries.map((code) => ({
    id: code,
    name: texts.country(code),
  }));
  const fields = [
    field(texts, COUNTRIES, 'administer:notOfferedIn', countries),
    field(texts, NEEDS, 'administer:needs', plan.needs),
    field(texts, EXCLUDES, 'administer:excludes', plan.excludes),
  ];
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(texts.plain('administer:planTitle'), 24),
    submit: plain(texts.plain('administer:save'), 24),
    close: plain(texts.plain('cancel'), 24),
    private_metadata: encode(metadata),
    blocks: [
      section(`*${shortName(plan.name)}*`),
      ...fields.flat(),
      context(texts.md('administer:planConsequence')),
    ],
  };
}

function field(
  texts: Texts,
  id: string,
  label: TextKey,
  chosen: readonly { id: string; name: string }[],
): [InputBlock] | [] {
  if (chosen.length > MAX_OPTIONS) return [];
  const initial_options = chosen.map(({ id: value, name }) => option(name, value));
  return [
    inputBlock(
      { id, label: texts.plain(label), optional: true },
      {
        type: 'multi_external_select',
        action_id: id,
        min_query_length: 0,
        max_selected_items: MAX_OPTIONS,
        ...(chosen.length > 0 && { initial_options }),
      },
    ),
  ];
}
