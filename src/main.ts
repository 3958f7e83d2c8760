import { startApp } from './app.ts';
import { ConfigError, readConfig, secretsOf } from './config.ts';
import { createLogger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { gist } from './persistence/gist.ts';
import { redacting } from './redact.ts';
import { logError } from './slack/log-error.ts';
import { StartError } from './start-error.ts';

const metrics = createMetrics();
let log = createLogger({ level: 'error' });
let secrets: string[] = [];
try {
  const config = readConfig();
  secrets = secretsOf(config);
  log = createLogger({ level: config.logLevel, secrets });
  // Listeners answer for their own errors. What is left is the transport's (Socket Mode rejects with
  // nothing at all while it reconnects), and no reason to leave everybody without an answer.
  process.on('unhandledRejection', (reason) =>
    logError({ log, metrics }, reason, 'unhandled rejection'),
  );
  const starting = startApp(config, { log, metrics });
  let stopping = false;
  const stop = () => {
    // Whoever asks twice does not want to wait for what is under way.
    if (stopping) process.exit(1);
    stopping = true;
    // Asked while it starts: it may have told Slack already that it listens.
    const stopped = starting.then((app) => app.stop());
    stopped.then(
      () => process.exit(0),
      (error: unknown) => {
        logError({ log, metrics }, error, 'stopping');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await starting;
} catch (error) {
  if (error instanceof ConfigError) {
    console.error('Seatkeeper cannot start. Its configuration has these problems:\n');
    for (const problem of error.problems) console.error(`  ${problem}`);
    console.error('\nREADME.md describes each variable. To try it without any: npm run sandbox');
  } else if (error instanceof StartError) {
    console.error(`Seatkeeper cannot start. ${error.message}`);
  } else {
    logError({ log, metrics }, error, 'starting');
    const cause = error instanceof Error ? gist(error) : String(error);
    console.error(
      redacting(secrets)(
        `Seatkeeper cannot start, which was not foreseen: ${cause}. The log's last line says where it happened (unless LOG_LEVEL is silent); docs/OPERATIONS.md says what must be there.`,
      ),
    );
  }
  process.exit(1);
}
