/** What the forms about an alert have in common. */
import { z } from 'zod';
import { section } from '../../src/slack/blocks.ts';
import { resultModal } from '../../src/slack/modals.ts';
import type { SubmissionAnswer } from '../../src/slack/slice.ts';
import type { Texts } from '../../src/slack/texts.ts';

export const alertMetadata = z.object({ alertId: z.uuid() });

/** The alert's message tells everybody, so none is sent beside it, unless the window is closed. */
export function done(
  texts: Texts,
  title: string,
  text: string,
  isRepeated: boolean,
): SubmissionAnswer {
  return { view: resultModal(texts, title, [section(text)], isRepeated), told: text };
}
