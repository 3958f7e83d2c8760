/** Which request the running code works for: its id goes into every log line and statement. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** Short enough to read out to an administrator: people are told it as their reference. */
export function newRequestId(): string {
  return randomUUID().slice(0, 8);
}

/** Runs `work`, and whatever it starts, under this id. */
export function asRequest<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** The reference that people are told. */
export function requestReference(): string {
  return currentRequestId() ?? newRequestId();
}

/** Undefined where the process works for itself. */
export function currentRequestId(): string | undefined {
  return current.getStore();
}
