/** Whose page it is, kept in its private_metadata: one view, changed by updates. */
import { z } from 'zod';
import { pageNumber } from '../../src/slack/pager.ts';

export const personPlace = z.object({ personId: z.uuid(), page: pageNumber.default(0) });
export type PersonPlace = z.infer<typeof personPlace>;

export const PERSON_PAGE = 'person.page';
export const RETRY = 'person.retry';
export const SET_LOCATION = 'person.location';
