/**
 * What Prometheus reads at /metrics. Labels are names from the code, so there are few of them:
 * never a person, a product, a tenant or a text.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** As node-postgres counts them. */
export interface Pool {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

export interface Metrics {
  /** `name`: a command, action or form of ours, else "unknown". */
  requests: Counter<'kind' | 'name'>;
  inProgress: Gauge;
  acks: Histogram<'kind'>;
  errors: Counter<'code'>;
  jobs: Counter<'queue' | 'outcome'>;
  watchPool(pool: Pool): void;
  /** Reads show what was counted for the one before: none waits for a database that is away. */
  watchGivenUp(count: () => Promise<number>): void;
  /** Everything in Prometheus's text format. */
  read(): Promise<string>;
}

const ACK_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    requests: new Counter({
      name: 'seatkeeper_requests_total',
      help: 'What Slack delivered: commands, clicks, searches, submitted forms, events',
      labelNames: ['kind', 'name'],
      registers,
    }),
    inProgress: new Gauge({
      name: 'seatkeeper_requests_in_progress',
      help: 'Deliveries that are being worked on',
      registers,
    }),
    acks: new Histogram({
      name: 'seatkeeper_ack_seconds',
      help: 'Time until a delivery was acknowledged; Slack waits for 3 s',
      labelNames: ['kind'],
      buckets: ACK_SECONDS,
      registers,
    }),
    errors: new Counter({
      name: 'seatkeeper_errors_total',
      help: 'What stopped somebody or something, by code',
      labelNames: ['code'],
      registers,
    }),
    jobs: new Counter({
      name: 'seatkeeper_jobs_total',
      help: 'Runs of jobs: completed, failed (tried again), dead (given up)',
      labelNames: ['queue', 'outcome'],
      registers,
    }),
    watchPool(pool) {
      new Gauge({
        name: 'seatkeeper_pool_connections',
        help: 'Connections to PostgreSQL',
        labelNames: ['state'],
        registers,
        collect() {
          this.set({ state: 'used' }, pool.totalCount - pool.idleCount);
          this.set({ state: 'free' }, pool.idleCount);
        },
      });
      new Gauge({
        name: 'seatkeeper_pool_waiting',
        help: 'Work that waits for a connection to PostgreSQL',
        registers,
        collect() {
          this.set(pool.waitingCount);
        },
      });
    },
    watchGivenUp(count) {
      new Gauge({
        name: 'seatkeeper_jobs_given_up',
        help: 'Jobs that failed for good, and wait for somebody to run them again',
        registers,
        collect() {
          void count().then(
            (jobs) => this.set(jobs),
            () => {},
          );
        },
      });
    },
    read: () => registry.metrics(),
  };
}
