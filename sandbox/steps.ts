/**
 * Tells on the terminal what is being done, and how long it took. A step that fails ends the
 * sandbox with its cause; what runs already ends with this process.
 */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const clear = process.stdout.isTTY ? '\r\u001b[2K' : '';
  if (process.stdout.isTTY) process.stdout.write(`  … ${name}`);
  try {
    const result = await work();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${clear}  ✓ ${name} (${seconds} s)`);
    return result;
  } catch (error) {
    console.log(`${clear}  ✗ ${name}`);
    console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}
