/** /license-groups: the list, one group, its forms, and how far its work is. */
export const groups = {
  help: [
    '`/license-groups` shows the license groups, and is for license administrators. What is assigned to a group, all its members get, and who joins later too; who leaves loses it.',
    '• `/license-groups` opens the list',
    '• `/license-groups Sales` opens that group, or lists those that match; a part of the name will do',
    'In a group you change its members and its products, see who lacks something and why, and have them tried again. Where seats are short, groups with the lower priority number are served first.',
    'The engineer who runs Seatkeeper can also import many members: `npm run seatkeeper -- import groups FILE.csv`.',
  ].join('\n'),

  title: 'Groups',
  listed_one: '*{{count, number}}* group',
  listed_other: '*{{count, number}}* groups',
  matching_one: '*{{count, number}}* of {{all, number}} groups matches “{{query}}”',
  matching_other: '*{{count, number}}* of {{all, number}} groups match “{{query}}”',
  noMatch: 'No group matches “{{query}}”. Every word must occur in its name.',
  none: 'There are no groups yet. Add the first one here; many members can also be imported: `npm run seatkeeper -- import groups FILE.csv`.',
  showAll: 'Show all groups',
  jump: 'Jump to a group',
  view: 'View group',
  viewLabel: 'View group {{group}}',
  members_one: '{{count, number}} member',
  members_other: '{{count, number}} members',
  noProducts: 'no products',
  inError_one: ':warning: *{{count, number}}* lacks something',
  inError_other: ':warning: *{{count, number}}* lack something',
  priority: 'priority {{priority, number}}',
  mirrored: 'mirrors a Slack user group',
  frozen: ':warning: waits for somebody to look at it',

  groupTitle: 'Group',
  back: 'Back to groups',
  assign: 'Assign product',
  assignLabel: 'Assign a product to {{group}}',
  changeMembers: 'Change members',
  changeMembersLabel: 'Change the members of {{group}}',
  edit: 'Edit group',
  delete: 'Delete group',
  deleteHint: 'A group can be deleted once it holds no products.',
  mirroredHint:
    'This group mirrors a Slack user group: its name and members are changed in Slack, and follow here.',
  frozenHint:
    ':warning: It has been left as it is since {{- at}}: the user group in Slack was disabled, or lost many members at once.',
  productsTab: 'Products ({{count, number}})',
  membersTab: 'Members ({{count, number}})',

  holdsNothing: 'This group holds no products yet. “Assign product” gives one to all its members.',
  have_one: '*{{count, number}}* has it',
  have_other: '*{{count, number}}* have it',
  lack_one: ':warning: *{{count, number}}* does not: {{- causes}}',
  lack_other: ':warning: *{{count, number}}* do not: {{- causes}}',
  suspended_one: '{{count, number}} is deactivated',
  suspended_other: '{{count, number}} are deactivated',
  undecided_one: ':hourglass: {{count, number}} is being worked off',
  undecided_other: ':hourglass: {{count, number}} are being worked off',
  leaving_one:
    ':hourglass: *{{- product}}* was removed: {{count, number}} license is still to end.',
  leaving_other:
    ':hourglass: *{{- product}}* was removed: {{count, number}} licenses are still to end.',
  givesWay:
    ':hourglass: Gives way to *{{- product}}*: who has that loses this, who cannot have it keeps this.',
  changeOptions: 'Change options',
  reprocess: 'Try again',
  remove: 'Remove from group',

  noMembers: 'This group has no members yet. “Change members” takes people in.',
  noMembersMirrored: 'The user group in Slack has no members.',
  nobodyInError: 'Nobody lacks anything.',
  notAMember: 'This person is not a member (anymore).',
  onlyInError: 'Only those who lack something',
  allMembers: 'Show all members',
  findMember: 'Find a member',
  joined: 'joined {{- at}}',
  lacks: ':warning: {{- product}}: {{- why}}',
  lacksMore_one: '… and {{count, number}} more',
  lacksMore_other: '… and {{count, number}} more',
  leave: 'Remove from group',
  leaveLabel: 'Remove {{person}} from the group',
  retryLabel: 'Try again what {{person}} lacks',
  retried: '{{- person}} is being tried again. Press “Members” in a moment to see what came of it.',

  addTitle: 'Add group',
  add: 'Add group',
  editTitle: 'Edit group',
  save: 'Save',
  name: 'Name',
  priorityLabel: 'Priority',
  priorityHint:
    'From {{min, number}} to {{max, number}}; where seats are short, the lower number is served first.',
  notANumber: 'Enter a whole number from {{min, number}} to {{max, number}}.',
  added: 'There is a group *{{- group}}* now. Take people in, and assign products to it.',
  edited: '*{{- group}}* is changed.',
  deleteTitle: 'Delete group',
  deleteAsk_one:
    'Delete the group *{{- group}}* with its {{count, number}} member? They keep what they have in other ways.',
  deleteAsk_other:
    'Delete the group *{{- group}}* with its {{count, number}} members? They keep what they have in other ways.',
  deleteConfirm: 'Delete group',
  deleted: 'The group *{{- group}}* is deleted.',

  membersTitle: 'Change members',
  membersOf: '*{{- group}}*',
  joinGet:
    'Who joins gets {{- products}}; who leaves loses it, unless they have it in another way.',
  joinGetNothing: 'The group holds no products, so nobody gets or loses anything by this now.',
  addPeople: 'People to take in',
  addOthers: 'Not in Slack?',
  removePeople: 'Members to take out',
  removePlaceholder: 'Search the members',
  nobodyChosen: 'Choose somebody to take in or out.',
  tooManyPeople:
    'These are {{chosen, number}} people. At most {{max, number}} can be taken in at once; more are imported.',
  someoneUnknown_one:
    '{{count, number}} of these cannot be taken in: bots and people of other organizations cannot hold licenses.',
  someoneUnknown_other:
    '{{count, number}} of these cannot be taken in: bots and people of other organizations cannot hold licenses.',
  changed: '*{{- group}}*: {{- changes}}.',
  joinedCount_one: '{{count, number}} person joined',
  joinedCount_other: '{{count, number}} people joined',
  leftCount_one: '{{count, number}} person left',
  leftCount_other: '{{count, number}} people left',
  unchangedCount_one: '{{count, number}} stays as it was',
  unchangedCount_other: '{{count, number}} stay as they were',
  licensesFollow:
    'Where the group holds products, what they get or lose by it follows within moments; the group shows how far that is.',

  leaveTitle: 'Remove from group',
  leaveAsk: 'Remove {{- person}} from the group *{{- group}}*?',
  leaveConfirm: 'Remove from group',
  hasLeft: '{{- person}} is out of the group *{{- group}}*.',
  wasNoMember: '{{- person}} was no member of *{{- group}}* (anymore). Nothing was changed.',

  assignTitle: 'Assign to group',
  optionsTitle: 'Change options',
  removeTitle: 'Remove product',
  swapTitle: 'Swap product',
  reprocessTitle: 'Try again',
  continue: 'Continue',
  product: 'Product',
  productPlaceholder: 'Search by name or SKU part number',
  productNeeded: 'Choose a product.',
  toMembers_one: 'For the *{{count, number}}* member of *{{- group}}*, and whoever joins later.',
  toMembers_other: 'For the *{{count, number}}* members of *{{- group}}*, and whoever joins later.',
  ofProduct: 'What the members of *{{- group}}* have of *{{- product}}*:',
  heldAlready: 'The group holds it already: going on changes its options.',
  caughtUp:
    'You were faster than this form: it shows the product you chose only now. Check its service plans, then continue.',

  assignAsk_one: 'Assign *{{- product}}* to the {{count, number}} member of *{{- group}}*?',
  assignAsk_other: 'Assign *{{- product}}* to the {{count, number}} members of *{{- group}}*?',
  assignConsequence:
    'Who joins later gets it too. Who cannot get it now, for want of a seat or by another rule, is listed, and gets it once that has changed.',
  assignConfirm: 'Assign product',
  optionsAsk_one:
    'Change what the {{count, number}} member of *{{- group}}* has of *{{- product}}*?',
  optionsAsk_other:
    'Change what the {{count, number}} members of *{{- group}}* have of *{{- product}}*?',
  optionsConsequence:
    'A plan stays on for those who have it in another way. Who then breaks a rule loses the license of this group, and is listed.',
  swapAsk_one:
    'Give *{{- product}}* to the {{count, number}} member of *{{- group}}*, instead of *{{- old}}*?',
  swapAsk_other:
    'Give *{{- product}}* to the {{count, number}} members of *{{- group}}*, instead of *{{- old}}*?',
  swapConsequence:
    'Who gets *{{- product}}* loses *{{- old}}*; who cannot get it keeps *{{- old}}*, is listed, and changes over once they can. Who joins later gets *{{- product}}* only.',
  swapConfirm: 'Swap product',
  optionsConfirm: 'Change options',
  switchedOff: 'Switched off: {{- plans}}',
  switchedOn: 'Switched on: {{- plans}}',
  unchangedPlans: 'No plan is switched on or off.',
  removeAsk_one:
    'Remove *{{- product}}* from *{{- group}}*? {{count, number}} member has it by that.',
  removeAsk_other:
    'Remove *{{- product}}* from *{{- group}}*? {{count, number}} members have it by that.',
  removeConsequence:
    'They lose it at once, unless they have it in another way, and the seats are free for somebody else.',
  removeConfirm: 'Remove product',
  reprocessAsk_one:
    'Try again for the {{count, number}} member of *{{- group}}* who lacks *{{- product}}*?\n{{- causes}}',
  reprocessAsk_other:
    'Try again for the {{count, number}} members of *{{- group}}* who lack *{{- product}}*?\n{{- causes}}',
  reprocessConfirm: 'Try again',
  reprocessNobody: 'Nobody in *{{- group}}* lacks *{{- product}}*: there is nothing to try again.',

  unchanged: '*{{- group}}* has *{{- product}}* with these options already. Nothing was changed.',
  working_assign: '*{{- product}}* is being assigned to the members of *{{- group}}*.',
  working_options: 'What the members of *{{- group}}* have of *{{- product}}* is being changed.',
  working_remove: '*{{- product}}* is being removed from the members of *{{- group}}*.',
  working_swap: 'The members of *{{- group}}* are getting *{{- product}}* instead of *{{- old}}*.',
  working_reprocess: 'Who lacks *{{- product}}* in *{{- group}}* is being tried again.',
  bar: '`{{- bar}}` {{percent, number}} %',
  progress: '{{done, number}} of {{total, number}} members',
  soFar_one: '{{count, number}} does not get it so far: {{- causes}}',
  soFar_other: '{{count, number}} do not get it so far: {{- causes}}',
  workingHint:
    'You can close this window: the work goes on, and the outcome comes to you as a direct message.',
  all_one: 'The only member of *{{- group}}* has *{{- product}}*.',
  all_other: 'All {{count, number}} members of *{{- group}}* have *{{- product}}*.',
  nobody: '*{{- group}}* has no members yet: who joins gets *{{- product}}*.',
  outcome: '*{{- product}}* for *{{- group}}*: {{- have}}, {{- lack}}: {{- causes}}.',
  outcomeOnly: '*{{- product}}* for *{{- group}}*: {{- have}}.',
  optionsAll_one:
    'The options of *{{- product}}* are changed for the only member of *{{- group}}*.',
  optionsAll_other:
    'The options of *{{- product}}* are changed for all {{count, number}} members of *{{- group}}*.',
  optionsNobody:
    'The options of *{{- product}}* are changed. *{{- group}}* has no members yet: who joins gets it with them.',
  optionsOutcome:
    'The options of *{{- product}}* for *{{- group}}* are changed: {{- have}} with them, {{- lack}}: {{- causes}}.',
  optionsOnly:
    'The options of *{{- product}}* for *{{- group}}* are changed: {{- have}} with them.',
  outcomeHave_one: '{{count, number}} has it',
  outcomeHave_other: '{{count, number}} have it',
  outcomeLack_one: '{{count, number}} does not',
  outcomeLack_other: '{{count, number}} do not',
  removedFrom_one:
    '*{{- product}}* is removed from *{{- group}}*: {{count, number}} member had it by that.',
  removedFrom_other:
    '*{{- product}}* is removed from *{{- group}}*: {{count, number}} members had it by that.',
  keepOld_one: '{{count, number}} keeps *{{- old}}* until then.',
  keepOld_other: '{{count, number}} keep *{{- old}}* until then.',
  givenUp_one:
    ':warning: {{count, number}} is not worked off: the work was given up. Whoever runs Seatkeeper sees why with `npm run seatkeeper -- jobs`.',
  givenUp_other:
    ':warning: {{count, number}} are not worked off: the work was given up. Whoever runs Seatkeeper sees why with `npm run seatkeeper -- jobs`.',
  seeWho: 'See who',
  seeWhoLabel: 'See who lacks {{product}} in {{group}}',

  lacking_product_expired: '{{count, number}} without a subscription in force',
  lacking_usage_location_missing: '{{count, number}} without a usage location',
  lacking_prohibited_in_usage_location: '{{count, number}} where a plan is not offered',
  lacking_mutually_exclusive: '{{count, number}} with a plan that excludes it',
  lacking_dependency_missing: '{{count, number}} without a plan that it needs',
  lacking_seats_exhausted: '{{count, number}} without a seat',
  lacking_unknown: '{{count, number}} for another reason ({{code}})',
} as const;
