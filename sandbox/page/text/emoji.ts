/** Slack's names for emoji (the data set of iamcal) to the characters themselves. */
import shortcodes from 'emojibase-data/en/shortcodes/iamcal.json';

const characters = new Map(
  Object.entries(shortcodes).flatMap(([codePoints, names]) => {
    const character = String.fromCodePoint(
      ...codePoints.split('-').map((point) => Number.parseInt(point, 16)),
    );
    return [names].flat().map((name): [string, string] => [name, character]);
  }),
);

/** The character of `:name:`, or undefined where Slack would show the text itself. */
export function emojiCharacter(name: string): string | undefined {
  return characters.get(name);
}

/** The same text with every known :shortcode: replaced, for places that hold no markup. */
export function withEmoji(text: string): string {
  return text.replace(/:([\w+-]+):/g, (source, name: string) => emojiCharacter(name) ?? source);
}
