/**
 * Text from outside as PostgreSQL can keep it, cut to `limit` characters: neither text nor jsonb
 * holds a NUL, and jsonb refuses half a surrogate pair.
 */
export function storedText(text: string, limit: number): string {
  const storable = text.replaceAll('\0', '').toWellFormed();
  return storable.length <= limit ? storable : [...storable].slice(0, limit).join('');
}

/** As e-mails are kept and compared: lower-cased; null where there is none worth keeping. */
export function storedEmail(email: string | null): string | null {
  const lower = storedText(email ?? '', Number.POSITIVE_INFINITY)
    .trim()
    .toLowerCase();
  return lower === '' || lower.length > 320 ? null : lower;
}

/** Why somebody did something, as source and audit keep it. */
export function storedReason(reason: string | null): string | null {
  return reason === null ? null : storedText(reason, 1_000);
}
