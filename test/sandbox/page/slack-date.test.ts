import { formatSlackDate } from '../../../sandbox/page/text/slack-date.ts';

const amsterdam = { locale: 'en-US', tz: 'Europe/Amsterdam' };
const newYork = { locale: 'en-US', tz: 'America/New_York' };
const dutch = { locale: 'nl-NL', tz: 'Europe/Amsterdam' };

const at = (iso: string) => new Date(iso).getTime() / 1000;
const now = new Date('2026-03-10T12:00:00Z');
// Half an hour after midnight in Amsterdam, the evening before in New York.
const night = at('2026-03-11T23:30:00Z');

test.each([
  ['{date_num}', amsterdam, '2026-03-12'],
  ['{date_num}', newYork, '2026-03-11'],
  ['{date} at {time}', amsterdam, 'March 12th at 12:30 AM'],
  ['{date_long}', newYork, 'Wednesday, March 11th'],
  ['{date_short}', amsterdam, 'Mar 12, 2026'],
  ['{date_pretty}', newYork, 'tomorrow'],
  ['{date_pretty}', amsterdam, 'March 12th'],
  ['{date_long}', dutch, 'donderdag 12 maart'],
  ['{time}', dutch, '00:30'],
  ['{ago}', amsterdam, 'tomorrow'],
])('%s for a reader in %j is %s', (format, reader, text) => {
  expect(formatSlackDate(night, format, reader, now)).toBe(text);
});

test('a day half a year away has its year', () => {
  expect(formatSlackDate(at('2027-01-02T12:00:00Z'), '{date}', amsterdam, now)).toBe(
    'January 2nd, 2027',
  );
});

test('an unknown token or no date leaves it to the fallback', () => {
  expect(formatSlackDate(night, '{date} {nonsense}', amsterdam, now)).toBeUndefined();
  expect(formatSlackDate(Number.NaN, '{date}', amsterdam, now)).toBeUndefined();
});
