/** How requests for licenses are decided: the form, and what of a policy cannot be met. */
export const policies = {
  title: 'Request policy',
  menu: 'Request policy',
  open: 'Default policy',
  openLabel: 'How requests are decided for all products without a policy of their own',
  save: 'Save',
  default:
    'How requests are decided for *all products* that have no policy of their own. A product gets its own in the menu of its view.',
  of: 'How requests for *{{- product}}* are decided.',
  mode: 'How are they decided?',
  mode_default: 'As for all products',
  mode_automatic: 'Granted at once, to everybody',
  mode_members: 'Granted at once to members of a group',
  mode_approval: 'By approval',
  members: 'Members of which group get it at once?',
  groupHint: 'A group that mirrors a Slack user group will do.',
  stages: 'In how many stages?',
  stageCount_one: 'One stage',
  stageCount_other: '{{count, number}} stages, one after the other',
  stage: 'Stage {{stage, number}}',
  kind: 'Who decides?',
  kind_administrators: 'License administrators',
  kind_people: 'Chosen people',
  kind_group: 'Members of a group',
  kind_manager: 'The person’s manager',
  managerHint:
    'As the import of people says. Of who has no manager in Slack, license administrators decide.',
  people: 'Which people?',
  group: 'Members of which group?',
  needed: 'How many of them must agree?',
  channel: 'Where are they asked?',
  channelHint: 'Empty: each of them in a direct message.',
  own: 'Whom a request concerns',
  ownOn: 'Who asks, or is to have it, may decide as well',
  fallback:
    'Where too few of them are there or may decide, license administrators decide as well, and everybody is told so. One denial ends a request.',
  longest: 'For how many days at most?',
  longestHint: 'Empty: without end, if somebody asks for it so.',
  reason: 'Reason',
  reasonOn: 'Whoever asks must say why',
  saved: 'From now on, requests for {{- product}} are decided like this; so are those that wait.',
  removed: 'From now on, requests for {{- product}} are decided as for all products.',
  same: 'Nothing was changed.',
  allProducts: 'all products without a policy of their own',
  groupNeeded: 'Choose a group.',
  peopleNeeded: 'Choose at least one person.',
  tooManyPeople: 'At most {{max, number}} people, please. For more there are groups.',
  notANumber: 'A whole number from {{min, number}} to {{max, number}}, please.',
  cannotDecide:
    'These cannot decide, as they left, are bots or of another organization: {{people}}.',
  problem_nobody:
    ':warning: *Stage {{stage, number}}:* nobody whom it names is there, so license administrators decide.',
  problem_too_few_one:
    ':warning: *Stage {{stage, number}}:* {{needed, number}} must agree, but only {{count, number}} person is there, so license administrators decide as well.',
  problem_too_few_other:
    ':warning: *Stage {{stage, number}}:* {{needed, number}} must agree, but only {{count, number}} people are there, so license administrators decide as well.',
  problem_only_them:
    ':warning: *Stage {{stage, number}}:* what concerns {{- people}} themselves leaves too few to decide, so license administrators decide on that as well.',
  problem_away:
    ':warning: *Stage {{stage, number}}:* these left, or are not in Slack: {{- people}}.',
  problem_no_manager_one:
    ':warning: *Stage {{stage, number}}:* {{count, number}} person here has no manager in Slack; for them, license administrators decide.',
  problem_no_manager_other:
    ':warning: *Stage {{stage, number}}:* {{count, number}} people here have no manager in Slack; for them, license administrators decide.',
  problem_crowd_one:
    ':bulb: *Stage {{stage, number}}:* {{count, number}} person gets a message about each request.',
  problem_crowd_other:
    ':bulb: *Stage {{stage, number}}:* each of {{count, number}} people gets a message about each request. A channel would be quieter.',
  channelClosed:
    'Requests can no longer be asked about in {{- channel}}, says Slack ({{why}}). Whoever decides is asked by direct message from now on; another channel is chosen in the policy.',

  expires: 'After how many days undecided does it expire?',
  expiresHint: 'Empty: never.',
  hold: 'How many undecided requests may hold a seat?',
  holdHint:
    'As long as a seat is free, each holds one until it is decided. Empty: none does, and a seat goes to whoever is first.',
  offer: 'For how many hours is an offered seat held?',
  offerHint:
    'A seat that comes free is offered to the first on the waitlist, then to the next. Usually 24.',
} as const;
