const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

function random(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** A fresh id in Slack's form: a letter for the kind, then ten characters. */
export function newId(prefix: string): string {
  return `${prefix}${random(10)}`;
}

/** What Slack makes up where an app leaves block_id or action_id out. */
export function generatedId(): string {
  return random(5).toLowerCase();
}

export function secret(): string {
  return random(32).toLowerCase();
}
