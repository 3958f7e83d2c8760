/** Tells on the terminal what is being done, and how long it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`  … ${name}`);
  const result = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[2K');
  console.log(`  ✓ ${name} (${seconds} s)`);
  return result;
}
