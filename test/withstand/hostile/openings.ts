/** What a look at all that can be opened is held to. */
import type { SlackUser } from '../../../sandbox/slack/people.ts';
import { catalog } from '../../../src/slack/texts/index.ts';
import type { TestApp } from '../../support/app.ts';
import { watch } from './answers.ts';
import { commands } from './company.ts';

/** What no sentence says. */
export const UNINTELLIGIBLE = /undefined|\[object|\bNaN\b|Error:|\{\{/;
export const SENTENCE = /: \W*\w+\W+\w+\W+\w+/;

/** Of all modals; the catalog calls them so. */
export function titlesIn(language: keyof typeof catalog): string[] {
  return Object.values(catalog[language]).flatMap((texts) =>
    Object.entries<string>(texts).flatMap(([key, text]) => (/title$/i.test(key) ? [text] : [])),
  );
}

/** Has one look at what each command opens. */
export async function glance(app: TestApp, user: SlackUser): Promise<void> {
  const client = app.slack.as(user);
  for (const line of commands) {
    const seen = watch(app.slack);
    await client.command(line);
    await app.idle();
    const { text } = seen({ ok: true, body: {} });
    expect(`${line}: ${text}`).toMatch(SENTENCE);
    expect(text).not.toMatch(UNINTELLIGIBLE);
    if (client.modal) await client.closeModal({ all: true });
  }
}
