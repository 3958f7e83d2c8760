/** What imports find things by, kept in one way wherever it was entered. */

/** White space of every kind (no-break, tab, line break) becomes one space; none at the ends. */
export function squeeze(text: string): string {
  return /[^\S ]| {2}|^ | $/u.test(text) ? text.replace(/\s+/gu, ' ').trim() : text;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One line; a GUID is the same in either case. */
export function identifierOf(text: string): string {
  const line = squeeze(text);
  return GUID.test(line) ? line.toLowerCase() : line;
}
