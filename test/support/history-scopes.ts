import type { LocalSlackOptions } from '../../sandbox/slack/assembly.ts';
import { readManifest } from '../../sandbox/slack/manifest.ts';

/** A Slack in which the optional scopes were granted, so that the app may look at what stands in channels. */
export async function withHistory(): Promise<LocalSlackOptions> {
  const manifest = readManifest('manifest.yml');
  const { bot, bot_optional } = manifest.oauth_config.scopes;
  const scopes = { bot: [...bot, ...bot_optional], bot_optional: [] };
  return { manifest: { ...manifest, oauth_config: { scopes } } };
}
