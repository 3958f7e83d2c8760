/** Starts at the wished port; where something else listens there already, at any, and says so. */
export async function atPort<T>(
  port: number,
  start: (port: number) => Promise<T>,
  say: (sentence: string) => void,
): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    say(`Port ${port} is in use by something else, so the page is at another one.`);
    return start(0);
  }
}
