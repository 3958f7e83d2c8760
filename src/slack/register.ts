/**
 * Binds the slices to Bolt: one listener for each kind of payload, so that an unknown command,
 * button or form gets an answer too. Everything is acked before any work, but for submissions and
 * searches, whose ack is the answer.
 */
import type { App } from '@slack/bolt';
import { logError } from './log-error.ts';
import { registerActions, registerCommands, registerShortcuts } from './register-clicks.ts';
import { registerOptions, registerSubmissions } from './register-forms.ts';
import { noteRequest } from './request.ts';
import type { Services } from './services.ts';
import type { Slice } from './slice.ts';

export function register(app: App, slices: readonly Slice[], services: Services): void {
  registerCommands(
    app,
    collect(slices, (slice) => slice.commands),
    services,
  );
  registerShortcuts(
    app,
    collect(slices, (slice) => slice.shortcuts),
    services,
  );
  registerActions(
    app,
    collect(slices, (slice) => slice.actions),
    services,
  );
  registerOptions(
    app,
    collect(slices, (slice) => slice.options),
    services,
  );
  registerSubmissions(
    app,
    collect(slices, (slice) => slice.submissions),
    services,
  );
  registerEvents(
    app,
    collect(slices, (slice) => slice.events),
    services,
  );
}

function registerEvents(
  app: App,
  events: Map<string, NonNullable<Slice['events']>[string]>,
  services: Services,
): void {
  app.event(/.*/, async ({ event }) => {
    const { type: name } = event;
    const run = events.get(name);
    const where = noteRequest(services, { kind: 'event', name, isKnown: run !== undefined });
    await run?.({ services, event: { ...event } }).catch((error: unknown) =>
      logError(services, error, where),
    );
  });
}

/** @throws when two slices claim one id. */
function collect<T>(
  slices: readonly Slice[],
  pick: (slice: Slice) => Record<string, T> | undefined,
): Map<string, T> {
  const all = new Map<string, T>();
  for (const [id, listener] of slices.flatMap((slice) => Object.entries(pick(slice) ?? {}))) {
    if (all.has(id)) throw new Error(`Two slices listen to ${id}`);
    all.set(id, listener);
  }
  return all;
}
