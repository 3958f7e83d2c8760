import { locationOptions } from '../../src/slack/location-options.ts';
import { textsFor } from '../../src/slack/texts.ts';

function firstFor(query: string, locale = 'en-US'): string[] {
  return locationOptions(textsFor(locale), query, 3).map(({ text }) => text.text);
}

describe('the first countries for a search', () => {
  test.each([
    ['Netherlands', ['Netherlands', 'Caribbean Netherlands']],
    ['neth', ['Netherlands', 'Caribbean Netherlands']],
    ['NL', ['Netherlands', 'Finland', 'Greenland']],
    ['guinea', ['Guinea', 'Guinea-Bissau', 'Equatorial Guinea']],
    ['states united', ['United States']],
    ['cote d ivoire', ['Côte d’Ivoire']],
    ['nowhere', []],
  ])('%s', (query, names) => {
    expect(firstFor(query)).toEqual(names);
  });
});
