import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

// The part of an app manifest that decides how the local Slack treats the app.
const manifestSchema = z.object({
  display_information: z.object({ name: z.string() }),
  features: z
    .object({
      app_home: z
        .object({ messages_tab_read_only_enabled: z.boolean().default(false) })
        .prefault({}),
      slash_commands: z
        .array(
          z.object({
            command: z.string().startsWith('/').max(32),
            description: z.string(),
            usage_hint: z.string().optional(),
            should_escape: z.boolean().default(false),
          }),
        )
        .max(50)
        .default([]),
      shortcuts: z
        .array(
          z.object({
            name: z.string().max(24),
            type: z.enum(['message', 'global']),
            callback_id: z.string().max(255),
            description: z.string().max(150),
          }),
        )
        .max(10)
        .default([]),
    })
    .prefault({}),
  oauth_config: z
    .object({
      scopes: z
        .object({
          bot: z.array(z.string()).default([]),
          /** Granted only where whoever installs the app agrees: here, not. */
          bot_optional: z.array(z.string()).default([]),
        })
        .prefault({}),
    })
    .prefault({}),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).prefault({}),
    })
    .prefault({}),
});

export type ManifestInput = z.input<typeof manifestSchema>;
export type Manifest = z.output<typeof manifestSchema>;

/** Reads a manifest file (or takes one as an object) and fills in what was left out. */
export function readManifest(manifest: string | ManifestInput): Manifest {
  const raw: unknown =
    typeof manifest === 'string' ? parse(readFileSync(manifest, 'utf8')) : manifest;
  return manifestSchema.parse(raw);
}
