import type { Slice } from '../src/slack/slice.ts';

/** The one list of slices. */
export const slices: readonly Slice[] = [];
