/**
 * What surrounds every delivery, whatever is in it: it gets a request id, it is acknowledged, and
 * whoever drains can wait for its end.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReceiverEvent } from '@slack/bolt';
import { asRequest, newRequestId } from '../current-request.ts';
import type { Metrics } from '../metrics.ts';
import { logError, type Report } from './log-error.ts';

/** So long the last acknowledgements may take, should more and more come; Slack waits no longer. */
const ACKS_MS = 3000;

type Handle = (event: ReceiverEvent) => Promise<void>;

export interface Receiving {
  receive: Handle;
  /** Waits until all that came is acknowledged. */
  acknowledged(): Promise<void>;
  /** Waits until nothing is under way. */
  idle(): Promise<void>;
}

export type Watched = Report & { metrics: Pick<Metrics, 'acks' | 'inProgress'> };

export function receiving(report: Watched, handle: Handle): Receiving {
  const underWay = new Set<Promise<void>>();
  const unacknowledged = new Set<Promise<unknown>>();
  return {
    async receive(event) {
      const { inProgress } = report.metrics;
      const { promise: acked, resolve: onAck } = Promise.withResolvers<void>();
      unacknowledged.add(acked);
      const work = asRequest(newRequestId(), () => answer(report, handle, event, onAck));
      underWay.add(work);
      inProgress.inc();
      void acked.then(() => unacknowledged.delete(acked));
      await work.finally(() => {
        onAck();
        underWay.delete(work);
        inProgress.dec();
      });
    },
    async acknowledged() {
      const over = sleep(ACKS_MS, 'over', { ref: false });
      while (unacknowledged.size > 0) {
        if ((await Promise.race([over, Promise.all(unacknowledged)])) === 'over') return;
      }
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

async function answer(
  report: Watched,
  handle: Handle,
  event: ReceiverEvent,
  onAck: () => void,
): Promise<void> {
  const acknowledged = report.metrics.acks.startTimer({ kind: kindOf(Object(event.body)) });
  let isAcked = false;
  const ack: ReceiverEvent['ack'] = (response) => {
    if (!isAcked) acknowledged();
    isAcked = true;
    return event.ack(response).finally(onAck);
  };
  try {
    await handle({ ...event, ack });
    // No listener could make anything of it. Slack would only send it again.
    if (!isAcked) await ack();
  } catch (error) {
    logError(report, error, 'delivery');
    if (!isAcked) await ack().catch(() => {});
  }
}

const KINDS: Record<string, string> = {
  shortcut: 'shortcut',
  message_action: 'shortcut',
  block_actions: 'action',
  block_suggestion: 'options',
  view_submission: 'submission',
  event_callback: 'event',
};

function kindOf({ command, type }: Record<string, unknown>): string {
  if (command !== undefined) return 'command';
  return (typeof type === 'string' && Object.hasOwn(KINDS, type) && KINDS[type]) || 'other';
}
