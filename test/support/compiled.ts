import { fileURLToPath } from 'node:url';

/**
 * For an environment: Node keeps compiled modules here, so that each of the many processes of a
 * run starts in little more than half the time.
 */
export const compiled = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)),
};
