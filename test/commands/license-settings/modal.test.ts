import type { SettingsFacts } from '../../../commands/license-settings/facts.ts';
import { settingsModal } from '../../../commands/license-settings/modal.ts';
import { whoMay } from '../../../src/slack/error-messages.ts';
import { textsFor } from '../../../src/slack/texts.ts';
import { readModal } from '../../support/reading.ts';
import { manyOf, STRANGE_NAMES } from '../../support/shown.ts';

const texts = textsFor(null);

const facts = (overrides: Partial<SettingsFacts> = {}): SettingsFacts => ({
  settings: {
    timeZone: null,
    defaultUsageLocation: null,
    language: null,
    expiringWindowDays: null,
    digestHour: null,
    automaticHealing: true,
  },
  administrators: [],
  away: [],
  alertChannelId: null,
  closedRoutes: [],
  revision: '0123456789abcdef',
  configured: '<@UBOSS>',
  ...overrides,
});

const administrators = (count: number, displayName: string) =>
  manyOf(count, (n) => ({ id: `p${n}`, displayName, slackUserId: `U${n}` }));

test('where nothing is set, what is assumed is chosen', () => {
  const modal = JSON.stringify(settingsModal(texts, facts()));
  for (const assumed of ['UTC is assumed', 'none is assumed', 'English is assumed']) {
    expect(modal).toContain(`Not set: ${assumed}`);
  }
});

test('what is set is chosen, a setting of an older version too', () => {
  const settings = {
    timeZone: 'Asia/Calcutta',
    defaultUsageLocation: 'AX',
    language: 'tlh',
    expiringWindowDays: 365,
    digestHour: 23,
    automaticHealing: false,
  };
  const modal = settingsModal(texts, facts({ settings }));
  expect(() => readModal(modal)).not.toThrow();
  const drawn = JSON.stringify(modal);
  expect(drawn).toContain('"initial_value":"365"');
  expect(drawn).toContain('Åland Islands');
  expect(drawn).toContain('"initial_option":{"text":{"type":"plain_text","text":"At 23:00"');
  expect(drawn).not.toContain('"initial_options"');
});

test.each(Object.entries(STRANGE_NAMES))('names of %s ping nobody but the named', (_, name) => {
  const emails = new Set([`${name.slice(0, 200)}@example.com`]);
  const configured = whoMay(texts, {
    slackUserIds: new Set(['UBOSS']),
    emails,
    includeWorkspaceAdmins: true,
  });
  const modal = settingsModal(
    texts,
    facts({ administrators: administrators(25, name), configured }),
  );
  expect(readModal(modal).pings).toEqual(['<@UBOSS>']);
});

test('as many administrators as a busy company names fit the sentence that names them', () => {
  const named = manyOf(101, (n) => `U0123456${n}`);
  const configured = whoMay(texts, {
    slackUserIds: new Set(named),
    emails: new Set(),
    includeWorkspaceAdmins: true,
  });
  expect(readModal(settingsModal(texts, facts({ configured }))).text).toContain(named.at(-1));
});

test('who left, or became a guest, is named beside the picker', () => {
  const modal = settingsModal(texts, facts({ away: administrators(2, 'Lea & Co') }));
  const { text } = readModal(modal);
  expect(text).toContain('left or became guests: Lea &amp; Co and Lea &amp; Co.');
  const many = settingsModal(texts, facts({ away: administrators(101, 'x'.repeat(255)) }));
  expect(readModal(many).text).toContain('76 more');
});

test('whom the picker has no room for, as people came back, is told to be left out', () => {
  const modal = settingsModal(texts, facts({ administrators: administrators(27, 'Lea') }));
  const { text } = readModal(modal);
  expect(text).toContain('no room above, which takes 25 people: <@U25> and <@U26>.');
  const full = settingsModal(texts, facts({ administrators: administrators(25, 'Lea') }));
  expect(readModal(full).text).not.toContain('no room above');
});
