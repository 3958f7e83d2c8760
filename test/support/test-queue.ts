import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { jobKinds } from '../../src/jobs/jobs.ts';
import type { JobData, Queue, QueueName } from '../../src/licensing/ports.ts';

export interface SentJob<Name extends QueueName = QueueName> {
  tenantId: string;
  name: Name;
  data: JobData[Name];
}

/** Keeps what is sent, for the test to look at or to work off; one of a key waits, as in pg-boss. */
export class TestQueue implements Queue {
  private readonly jobs = new Map<string, SentJob>();

  async enqueue<Name extends QueueName>(
    _em: SqlEntityManager,
    tenantId: string,
    name: Name,
    data: JobData[Name],
  ): Promise<string | null> {
    const { data: schema, key } = jobKinds[name];
    const id = key ? `${tenantId} ${name} ${key(data)}` : randomUUID();
    if (this.jobs.has(id)) return null;
    this.jobs.set(id, { tenantId, name, data: schema.parse(data) });
    return id;
  }

  async withdraw(_em: SqlEntityManager, _tenantId: string, _name: QueueName, ids: string[]) {
    for (const id of ids) this.jobs.delete(id);
  }

  async isPending<Name extends QueueName>(
    _em: SqlEntityManager,
    tenantId: string,
    name: Name,
    data: Partial<JobData[Name]>,
  ): Promise<boolean> {
    return this.sent(tenantId, name).some((sent) =>
      Object.entries(data).every(([key, value]) => Reflect.get(sent, key) === value),
    );
  }

  /** What waits, oldest first. */
  sent<Name extends QueueName>(tenantId: string, name: Name): JobData[Name][] {
    return [...this.jobs.values()]
      .filter((job): job is SentJob<Name> => job.tenantId === tenantId && job.name === name)
      .map(({ data }) => data);
  }

  /** The oldest of a tenant's, which then waits no longer. */
  take(tenantId: string): SentJob | undefined {
    for (const [id, job] of this.jobs) {
      if (job.tenantId !== tenantId) continue;
      this.jobs.delete(id);
      return job;
    }
    return undefined;
  }
}
