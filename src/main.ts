import { startApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { StartError } from './start-error.ts';

const DRAIN_MS = 10_000;

// Socket Mode can reject with nothing at all while it reconnects; that must not end the process.
process.on('unhandledRejection', (reason) => {
  if (reason !== undefined) throw reason;
  console.error('Socket Mode: a reconnect was rejected without a reason; it tries again.');
});

try {
  const app = await startApp(readConfig());
  const stop = () => {
    // A second signal, or work that does not end, does not keep the process alive for ever.
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    void app.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (error instanceof ConfigError) {
    console.error('Seatkeeper cannot start. Its configuration has these problems:\n');
    for (const problem of error.problems) console.error(`  ${problem}`);
    console.error('\nREADME.md describes each variable. To try it without any: npm run sandbox');
  } else if (error instanceof StartError) {
    console.error(`Seatkeeper cannot start. ${error.message}`);
  } else {
    throw error;
  }
  process.exit(1);
}
