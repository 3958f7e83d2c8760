import type { AppLink } from '../delivery/app-link.ts';
import type { Workspace } from '../workspace.ts';

/** One person's client: who acts, where the data is, and the way to the app. */
export interface Session {
  userId: string;
  workspace: Workspace;
  app: AppLink;
  /** Where response_urls live. */
  baseUrl: string;
}

/** What became of something a person did, once the app acknowledged it or failed to. */
export type Outcome = { ok: true; body: unknown } | { ok: false; error: string };
