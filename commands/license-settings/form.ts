/** The form: its ids, and its values ⇄ typed input. */
import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { Settings } from '../../src/licensing/read-settings.ts';
import { channelValue } from '../../src/slack/alert-channel.ts';
import { formValues } from '../../src/slack/form-values.ts';
import { checked, decode } from '../../src/slack/payload.ts';
import { catalog } from '../../src/slack/texts/index.ts';

export const CALLBACK = 'settings';
export const MAX_ADMINISTRATORS = 25;
/** What is assumed where it is not set; a menu cannot be emptied again, so it offers this. */
export const NOT_SET = '-';

export const ZONE = 'settings.zone';
export const LOCATION = 'settings.location';
export const LANGUAGE = 'settings.language';
export const DIGEST = 'settings.digest';
export const WINDOW = 'settings.window';
export const ADMINISTRATORS = 'settings.administrators';
export const HEALING = 'settings.healing';
export const CHANNEL = 'settings.channel';

const revision = z.string().regex(/^[0-9a-f]{16}$/);
export const settingsMetadata = z.object({ revision });

/** Another revision has other fields: what stood in the old ones is gone. */
export function block(id: string, shown: string): string {
  return `${id}:${shown}`;
}

export interface SettingsForm {
  settings: Omit<Settings, 'expiringWindowDays'>;
  /** As typed; null: empty. */
  window: string | null;
  slackUserIds: string[];
  /** Where alerts go; null: nowhere. */
  alertChannelId: string | null;
  /** The settings' revision that the form was filled in upon. */
  revision: string;
}

const choices = z.object({
  timeZone: z.string().nullable(),
  defaultUsageLocation: z.string().nullable(),
  language: z
    .string()
    .refine((language) => Object.hasOwn(catalog, language))
    .nullable(),
  digestHour: z.int().min(0).max(23).nullable(),
  automaticHealing: z.boolean(),
});

/** @throws {Tampered} when a value is none that the form offers. */
export function readForm(view: Pick<ViewOutput, 'state' | 'private_metadata'>): SettingsForm {
  const shown = decode(settingsMetadata, view.private_metadata).revision;
  const values = formValues(view);
  const choice = (id: string) => {
    const value = values.option(block(id, shown));
    return value === NOT_SET ? null : value;
  };
  const hour = choice(DIGEST);
  return {
    settings: checked(choices, {
      timeZone: choice(ZONE),
      defaultUsageLocation: choice(LOCATION),
      language: choice(LANGUAGE),
      digestHour: hour === null ? null : Number(hour),
      automaticHealing: values.options(block(HEALING, shown)).length > 0,
    }),
    window: values.text(block(WINDOW, shown)),
    slackUserIds: values.users(block(ADMINISTRATORS, shown)),
    alertChannelId: checked(channelValue, values.conversations(block(CHANNEL, shown))[0] ?? null),
    revision: shown,
  };
}
