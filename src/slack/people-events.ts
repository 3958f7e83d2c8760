import type { EventCall, Slice } from './slice.ts';

const heard = ({ services, event }: EventCall) => services.people.heard(event['user']);

/** People change in Slack: names, rights, locale; they join, leave and come back. */
export const peopleEvents: Slice = {
  events: { team_join: heard, user_change: heard },
};
