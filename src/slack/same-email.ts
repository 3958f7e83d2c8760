/** Two who have one e-mail address are kept apart: who administers licenses is told what to do about it. */
import type { SectionBlock } from '@slack/types';
import type { ExplainLicenseResult } from '../licensing/explain-license.ts';
import { section } from './blocks.ts';
import { shortName } from './name-list.ts';
import { personLabel } from './person-label.ts';
import type { Texts } from './texts.ts';

export function sameEmail(
  texts: Texts,
  { person, sameEmail: other }: ExplainLicenseResult,
  isAdministrator: boolean,
): SectionBlock[] {
  if (!isAdministrator || !other) return [];
  const said = texts.md('person:sameEmail', {
    person: personLabel(texts, person),
    other: personLabel(texts, other),
    email: shortName(other.email ?? '', 75),
  });
  return [section(said)];
}
