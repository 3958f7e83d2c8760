import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until `found` gives something. It is given up after a minute unless told
 * otherwise: long enough for any machine, and no measure of speed.
 */
export async function until<T>(
  what: string,
  found: () => Promise<T | undefined | false> | T | undefined | false,
  { withinMs = 60_000 }: { withinMs?: number } = {},
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const it = await found();
    if (it) return it;
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}`);
    await sleep(20);
  }
}
