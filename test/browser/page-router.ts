import { createPageRouter } from '../../sandbox/page-server.ts';

let router: ReturnType<typeof createPageRouter> | undefined;

/** The page of the local Slack, bundled once for all files that a worker runs. */
export function pageRouter(): ReturnType<typeof createPageRouter> {
  router ??= createPageRouter();
  return router;
}
