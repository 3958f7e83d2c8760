/** Text from outside becomes part of a message only through here: it formats and pings nothing. */

// Control characters, and the marks that reorder the text around them.
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** One line of visible text. */
export function oneLine(text: string): string {
  return text.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
}

/** For mrkdwn: `<!channel>` in a name pings nobody. */
export function escapeMrkdwn(text: string): string {
  return oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What Slack escaped in the text of a command, as it was typed. */
export function unescapeMrkdwn(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Cuts to `max` characters in the middle: the tail is what tells similar names apart. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const tail = Math.floor(max / 3);
  const head = max - tail - 1;
  // Half of a surrogate pair shows as nothing.
  return `${text.slice(0, head)}…${text.slice(-tail)}`.replace(/\p{Cs}/gu, '');
}
