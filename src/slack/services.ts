import type { Administrators } from '../config.ts';
import type { Licensing } from '../licensing/ports.ts';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { Modal } from './blocks.ts';
import type { Clients } from './clients.ts';
import type { People } from './people.ts';
import type { Call } from './slice.ts';
import type { UserGroups } from './user-groups.ts';
import type { Workspace } from './workspace.ts';

/** What listeners work with; made once, in the composition root. */
export interface Services {
  licensing: Licensing;
  /** Lets the schedules follow the tenant's time zone, once it has changed. */
  reschedule(): Promise<void>;
  workspace: Workspace;
  people: People;
  administrators: Administrators;
  clients: Clients;
  log: Logger;
  metrics: Metrics;
  /** Slack's user groups, as of the last minute. */
  userGroups: UserGroups;
  screens: Record<string, (call: Call, place: unknown) => Promise<Modal>>;
}
