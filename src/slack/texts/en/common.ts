/** Names of commands, buttons and states that more than one screen uses. */
export const common = {
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  done: 'Done',
  previous: 'Previous',
  next: 'Next',
  page: 'Page {{page, number}} of {{pages, number}}',
  turnPage: 'Go to page {{page, number}} of {{pages, number}}',
  more: '{{count, number}} more',
  unlimited: 'Unlimited',
  noEnd: 'no end date',
  system: 'the system',
  working: 'Working…',
  workingBody:
    'This takes a little longer than usual. You can close this window: the work goes on, and the result comes to you as a direct message.',
  failedTitle: 'That did not work',
  workspaceAdmins: 'the owners and admins of this workspace',
  nobodyYet: 'not named yet: LICENSE_ADMINS in the configuration names them',
  guest: 'guest',
  deleted: 'deleted',
  notInSlack: 'not in Slack',
} as const;
