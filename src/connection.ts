/**
 * The whole URL as pg reads it, TLS and all else that stands in it. What it says goes before what
 * we say; only `options` come together, ours last, so that they hold.
 */
export function connectionTo(databaseUrl: string, options = ''): { connectionString: string } {
  const url = new URL(databaseUrl);
  const all = [url.searchParams.get('options'), options].filter(Boolean).join(' ');
  if (all !== '') url.searchParams.set('options', all);
  return { connectionString: url.href };
}
