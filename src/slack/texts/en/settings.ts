/** /license-settings: what holds for the whole workspace. */
export const settings = {
  help: [
    '`/license-settings` shows and changes what holds for the whole workspace, and is for license administrators:',
    '• the time zone in which days begin and end, and the usage location of people who have none',
    '• how many days ahead a subscription counts as expiring soon',
    '• who administers licenses, beside those of the configuration',
    '• when the alerts are summed up in their channel, on working days',
    '• whether waiting assignments are tried again when a seat comes free, and the language of what Seatkeeper says',
    'Every change is kept in the history; `/license-audit` shows it.',
  ].join('\n'),

  title: 'License settings',
  save: 'Save',
  intro: 'These hold for everybody in this workspace from the moment you save them.',

  timeZone: 'Time zone',
  timeZoneHint: 'Days begin and end in it: the last day of a license, the end of a subscription.',
  timeZoneNotSet: 'Not set: UTC is assumed',
  timeZonePlaceholder: 'Search by city or region',
  location: 'Default usage location',
  locationHint:
    'Used for people who have none when several are assigned to at once. It is never written to a person.',
  locationNotSet: 'Not set: none is assumed',
  locationPlaceholder: 'Search by country or code',
  language: 'Language',
  languageHint:
    'Of messages to many, and of the windows and messages of everybody whose Slack is not set to another of these.',
  languageNotSet: 'Not set: English is assumed',
  window: 'Expiring soon: days ahead',
  windowHint: 'From {{min, number}} to {{max, number}}. Not set: {{assumed, number}} is assumed.',
  administrators: 'License administrators',
  administratorsPlaceholder: 'Choose people',
  administratorsHint:
    'Active people of this workspace, no guests; at most {{max, number}}. They may do all that you may, from their next click on.',
  crowdedOut:
    '⚠ Named too, but with no room above, which takes {{max, number}} people: {{- people}}. With saving they stop being administrators; to keep one of them, choose them above in the place of somebody else.',
  away: '⚠ Named too, but without any rights, as they left or became guests: {{- people}}. With saving they stop being named, and so get no rights back when they return.',
  nobody: 'nobody',
  configured: 'Administrators by configuration, who cannot be removed here: {{- administrators}}.',
  healing: 'Waiting assignments',
  healingOn: 'Try again by themselves when a seat comes free',

  channel: 'Channel for alerts',
  channelHint: 'Where alerts are posted that have no channel of their own. The app must be in it.',
  channelsMore: 'Alerts of one kind, or those that are urgent, can go to channels of their own.',
  channelsOpen: 'More channels',
  channelsTitle: 'Channels for alerts',
  channelsWhat:
    'Where alerts go that are not to go to the channel for all of them. What was posted before stays where it stands, and is kept true there.',
  channelOf: 'About {{about}}',
  hint_urgent:
    'The last week before a subscription ends and its grace, the last three days before a notice date, and seats that are all taken or missing. An alert that becomes urgent is told there from then on.',
  hint_not_urgent: 'All others.',
  channelsOrder:
    'Of several that fit the first counts: the product’s own channel, then that of its kind, then whether it is urgent, then the channel for all.',
  channelsSaved: 'The channels are saved. Each new one gets a message that says so.',
  channelPlaceholder: 'Choose a channel',
  channelInvite:
    'The app is not in this channel. Invite it there first: type /invite @{{app}} in the channel. Then save again.',
  channelArchived: 'This channel is archived. Choose another one.',

  digest: 'Digest of alerts',
  digestHint:
    'On working days, in the channel for alerts: what is open and not urgent, by product, with seats and forecast. Nothing where nothing is.',
  digestOff: 'Off',
  digestAt: 'At {{hour, number}}:00',

  notADay: 'Enter a whole number of days from {{min, number}} to {{max, number}}.',
  tooMany: 'At most {{max, number}} people, please.',
  nobodyLeft: 'Choose at least one: nobody else administers licenses here.',
  cannotAdminister:
    'This cannot be saved with {{- people}}. Only active people of this workspace can administer licenses, no guests and no bots.',
  stranger: 'a bot or somebody of another organization',

  saved: 'The license settings are saved, and hold from now on.',
  unchanged: 'The license settings were so already. Nothing was changed.',
} as const;
