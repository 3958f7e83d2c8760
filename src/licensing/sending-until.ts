/** SQL: until when nobody else sends what one process has begun to send. */

/** Longer than a call to Slack, and the wait for its turn before, can take. */
const ALONE_SECONDS = 30;

export const ALONE_UNTIL = `clock_timestamp() + interval '${ALONE_SECONDS} seconds'`;

/** What nobody waits for any more may arrive yet. So much later it is looked for, or sent again. */
const LATE_SECONDS = 2;

export const LATE_UNTIL = `clock_timestamp() + interval '${LATE_SECONDS} seconds'`;
