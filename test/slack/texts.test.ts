import * as facts from '../../src/licensing/errors.ts';
import { errorMessage } from '../../src/slack/error-messages.ts';
import { catalog } from '../../src/slack/texts/index.ts';
import { textsFor } from '../../src/slack/texts.ts';

const administrators = {
  slackUserIds: new Set(['U1']),
  emails: new Set<string>(),
  includeWorkspaceAdmins: true,
};

describe('texts', () => {
  const texts = textsFor('en-US');

  test('escape what is filled in, for mrkdwn only', () => {
    const values = { person: 'A & <!here>' };
    expect(texts.md('errors:person_deleted', values)).toContain('A &amp; &lt;!here&gt; is');
    expect(texts.plain('errors:person_deleted', values)).toContain('A & <!here> is');
  });

  test('write numbers and days as the locale does', () => {
    expect(texts.plain('page', { page: 1, pages: 1234 })).toBe('Page 1 of 1,234');
    expect(texts.day('2026-03-01')).toBe('Mar 1, 2026');
    expect(textsFor('en-GB').day('2026-03-01')).toBe('1 Mar 2026');
  });

  test('fall back to English where the language, or the locale itself, is unknown', () => {
    expect(textsFor('sv-SE').plain('close')).toBe('Close');
    expect(textsFor('sv-SE').day('2026-03-01')).toBe('Mar 1, 2026');
    expect(textsFor('not a locale').plain('close')).toBe('Close');
    expect(textsFor(null).plain('close')).toBe('Close');
  });

  test('mention who is in Slack, and name who is not', () => {
    expect(texts.person({ displayName: 'Anna', slackUserId: 'U9' })).toBe('<@U9>');
    expect(texts.person({ displayName: '<Anna>', slackUserId: null })).toBe('&lt;Anna&gt;');
  });
});

describe('errors', () => {
  const texts = textsFor('en-US');
  const tell = (error: unknown) => errorMessage(error, texts, { administrators }, 'abc123');

  test('name who may, where somebody may not', () => {
    expect(tell(new facts.NotAllowed())).toContain(
      '<@U1> and the owners and admins of this workspace',
    );
  });

  test('count the plans that are not offered somewhere', () => {
    const one = new facts.ProhibitedInUsageLocation({ plans: ['A'], usageLocation: 'AE' });
    const two = new facts.ProhibitedInUsageLocation({ plans: ['A', 'B'], usageLocation: 'AE' });
    expect(tell(one)).toMatch(/^The service plan A is not offered in United Arab Emirates/);
    expect(tell(two)).toMatch(/^The service plans A and B are not offered/);
  });

  test('that nobody foresaw carry a reference', () => {
    expect(tell(new Error('boom'))).toContain('abc123');
    expect(tell(undefined)).toContain('abc123');
  });

  test('have a sentence for each fact of licensing, with every value filled in', () => {
    const details = { person: 'P', product: 'Q', plan: 'L', needs: 'N', plans: ['L'] };
    const more = { other: 'O', otherProduct: 'R', neededBy: 'B', neededByProduct: 'S' };
    const numbers = {
      assigned: 1,
      total: 1,
      minutes: 15,
      today: '2026-01-01',
      usageLocation: 'NL',
      startDate: '2026-01-01',
      until: '2026-01-02',
      from: '2026-01-02',
      to: '2026-12-31',
      groups: [{ id: 'g', name: 'G' }],
      maxSeats: 9,
      maxPercent: 9,
      skuId: 'S1',
      externalId: 'PO-1',
      timeZone: 'UTC',
      group: 'G',
      people: ['P'],
      approvers: ['UADA'],
      byAdministrators: false,
      latest: '2026-01-02',
      count: 1,
      min: 1,
      max: 365,
    };
    for (const Fact of Object.values(facts)) {
      if (Fact === facts.LicensingError) continue;
      const error = Reflect.construct(Fact, [{ ...details, ...more, ...numbers }]);
      const sentence = tell(error);
      expect([Fact.name, sentence]).toEqual([Fact.name, expect.not.stringContaining('{{')]);
      expect([Fact.name, sentence]).toEqual([Fact.name, expect.not.stringContaining('abc123')]);
      expect(sentence).toMatch(/\.$/);
    }
  });

  test('have no sentence that nothing throws', () => {
    const codes = Object.values(facts)
      .filter((Fact) => Fact !== facts.LicensingError)
      .map(
        (Fact) => Reflect.construct(Fact, [{ plans: [], people: [], today: '2026-01-01' }]).code,
      );
    const edge = ['tampered', 'wrong_workspace', 'unknown_action', 'unknown_command'];
    edge.push('user_groups_unavailable', 'user_groups_forbidden');
    const known = new Set([...codes, ...edge, 'slack_busy', 'takes_long', 'unexpected']);
    const written = Object.keys(catalog.en.errors).map((key) => key.replace(/_(one|other)$/, ''));
    expect(written.filter((key) => !known.has(key))).toEqual([]);
  });
});
