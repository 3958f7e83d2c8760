/** A group that mirrors a Slack user group. */
export const mirror = {
  title: 'Mirror user group',
  submit: 'Mirror user group',
  button: 'Mirror a Slack user group',
  what: 'The group here gets the members of the Slack user group, and follows whenever they change there. Its name follows, too, as long as no other group here has it.',
  userGroup: 'Slack user group',
  userGroupPlaceholder: 'Search by name or @handle',
  name: 'Name here',
  nameHint: 'Empty: as in Slack. Choose another where that is taken here.',
  none: 'There is no user group in this workspace. Make one in Slack under People, then mirror it here.',
  gone: 'This user group does not exist in Slack any more, or is disabled. Choose another one.',
  done: '*{{- group}}* follows the Slack user group @{{- handle}} now. Its members come in within moments; many at once take some minutes.',
} as const;
