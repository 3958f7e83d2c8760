/** What the Why modal asks, kept in its private_metadata: one view, changed by updates. */
import { z } from 'zod';
import { pageNumber } from '../../src/slack/pager.ts';

/** A product, a service plan, or nothing in particular. */
export const asked = z.object({
  productId: z.uuid().optional(),
  planId: z.uuid().optional(),
});
export type Asked = z.infer<typeof asked>;

export const whyPlace = asked.extend({
  personId: z.uuid(),
  page: pageNumber.default(0),
});
export type WhyPlace = z.infer<typeof whyPlace>;

export const ASK_VIEW = 'why.ask';
export const PERSON = 'why.person';
export const OTHER = 'why.other';
export const WHY_PAGE = 'why.page';
