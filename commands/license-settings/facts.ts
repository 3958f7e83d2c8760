import { type ReadSettingsResult, readSettings } from '../../src/licensing/read-settings.ts';
import { whoMay } from '../../src/slack/error-messages.ts';
import type { Call } from '../../src/slack/slice.ts';

export interface SettingsFacts extends ReadSettingsResult {
  /** mrkdwn: who administers licenses by configuration. */
  configured: string;
}

export async function readFacts({ services, context, texts }: Call): Promise<SettingsFacts> {
  const read = await readSettings(services.licensing, context);
  return {
    ...read,
    configured: whoMay(texts, services.administrators, texts.plain('settings:nobody')),
  };
}
