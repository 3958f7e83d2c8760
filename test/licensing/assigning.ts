import type { assignLicense } from '../../src/licensing/assign-license.ts';

/** What a form with nothing but person and product filled in sends. */
export const plainly = {
  disabledPlanIds: [],
  untilDate: null,
  reason: null,
  useDefaultLocation: false,
} satisfies Partial<Parameters<typeof assignLicense>[2]>;
