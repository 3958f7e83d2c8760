/**
 * Every view that the app shows, opened at the strict local Slack: of a company that has nothing, and
 * of one that has one of each; that with 101 of each, for somebody who may not, and while the
 * database is away, is the one of the hostile payloads.
 */
import { catalog } from '../../src/slack/texts/index.ts';
import { useApp } from '../support/app.ts';
import { watch } from '../withstand/hostile/answers.ts';
import { aCompany, walkThroughCompany } from '../withstand/hostile/company.ts';
import { glance, titlesIn, UNINTELLIGIBLE } from '../withstand/hostile/openings.ts';
import { PATIENT } from '../withstand/stage.ts';

/** What stands between the values of the English sentences, where that is some words. */
const ENGLISH = Object.values(catalog.en)
  .flatMap((texts) => Object.values<string>(texts))
  .flatMap((text) => text.split(/\{\{.*?\}\}|\n/))
  .filter((words) => /\w+ \w+ \w+/.test(words));

const DUTCH = Object.values(catalog.nl).flatMap((texts) => Object.values<string>(texts));

describe('of a company with nothing', () => {
  const app = useApp({ slack: async () => PATIENT });
  const unreachable =
    /^(Edit service plan|Compare products|(Hand over|Snooze|Resolve) alert|Turn off alerts|Channel for alerts|.* subscription|(Edit|Assign to|Remove from) group|Change (members|options)|(Remove|Swap) product|Try again|Review request|Deny request|Start reclaim)$/;

  test('all that can be opened says something, and Slack takes it', async () => {
    const people = await aCompany(app, { count: 0 });
    await glance(app, people.kim);
    await glance(app, app.member);
    const seen = watch(app.slack);
    const titles = await walkThroughCompany(app, people);
    expect(seen({ ok: true, body: {} }).text).not.toMatch(UNINTELLIGIBLE);
    const missing = titlesIn('en').filter((each) => !titles.has(each));
    expect(missing.filter((each) => !unreachable.test(each))).toEqual([]);
  });
});

describe('of a company with one of each, which speaks Dutch', () => {
  const app = useApp({ slack: async () => PATIENT });

  test('all that can be opened says something in Dutch, cut nowhere, and Slack takes it', async () => {
    const people = await aCompany(app, { count: 1, locale: 'en-US' });
    await app.licensing.em
      .fork()
      .execute(`update tenant set language = 'nl' where id = ?`, [app.tenantId], 'run');
    await glance(app, people.kim);
    await glance(app, app.member);
    const seen = watch(app.slack);
    const titles = await walkThroughCompany(app, people);
    const { text, everything } = seen({ ok: true, body: {} });
    expect(text).not.toMatch(UNINTELLIGIBLE);
    expect(titlesIn('nl').filter((title) => !titles.has(title))).toEqual([]);
    expect(ENGLISH.filter((words) => everything.includes(words))).toEqual([]);
    const cut = text.split('\n').filter((line) => /\S…/.test(line));
    expect(cut.filter((line) => !DUTCH.some((words) => words.includes(line)))).toEqual([]);
  });
});
