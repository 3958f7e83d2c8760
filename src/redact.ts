/**
 * The last look at a log line before it is written. Nobody should log a secret; but libraries log
 * what they were sent, and errors quote what they could not read.
 */

const INFO = 30;
/** Shorter ones would take apart words, and the line's own syntax. */
const SHORTEST_SECRET = 6;

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Slack's tokens, and the signatures of its deliveries.
  [/\bx(?:ox[a-z]|app)-[\w-]+/g, '[token]'],
  [/\bv0=[0-9a-f]{64}/g, '[signature]'],
  // What Slack sends along: whoever has it can answer in its place.
  [/(\\?"(?:token|response_url)\\?":\\?")[^"\\]+/g, '$1[hidden]'],
  [/\b(ticket=)[\w-]+/g, '$1[hidden]'],
  [/(\w+:\/\/[^\s:/@"]*):[^\s@"]+@/g, '$1:[password]@'],
];
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;

/** @param secrets as configured; of an address with a password the password is hidden too. */
export function redacting(secrets: readonly string[]): (line: string) => string {
  const hidden = [...new Set(secrets.flatMap(withPassword))]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .map((secret) => JSON.stringify(secret).slice(1, -1))
    .sort((one, other) => other.length - one.length);
  return (line) => {
    let clean = line;
    for (const secret of hidden) clean = clean.replaceAll(secret, '[secret]');
    for (const [pattern, instead] of PATTERNS) clean = clean.replace(pattern, instead);
    return levelOf(line) < INFO ? clean : clean.replace(EMAIL, '[e-mail]');
  };
}

function withPassword(secret: string): string[] {
  const { password = '' } = URL.parse(secret) ?? {};
  return [secret, password, decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function levelOf(line: string): number {
  return Number(/^\{"level":(\d+)/.exec(line)?.[1] ?? INFO);
}
