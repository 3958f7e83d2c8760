/** One sentence for each thing that stops somebody: what happened, and what to do next. */
export const errors = {
  not_allowed:
    'Only license administrators can do this. Ask {{- administrators}}, or type `/license-mine` to see what you hold.',
  person_not_found:
    'This person is not known here. Bots and people of other organizations cannot hold licenses; pick somebody of this workspace.',
  person_deleted:
    '{{person}} is deactivated and cannot be assigned licenses. Reactivate the account first, or pick somebody else.',
  product_not_found:
    'This product does not exist here (anymore). Type `/licenses` to see all products.',
  product_expired:
    '{{product}} has no subscription that is active or in grace. Renew it or add a subscription, then try again.',
  usage_location_missing:
    '{{person}} has no usage location, and service plans may not be offered everywhere. Choose a usage location, then try again.',
  usage_location_unknown:
    '“{{usageLocation}}” is not a country code. Choose a country from the list.',
  prohibited_in_usage_location_one:
    'The service plan {{plans}} is not offered in {{country}}. Switch it off in the form, then try again.',
  prohibited_in_usage_location_other:
    'The service plans {{plans}} are not offered in {{country}}. Switch them off in the form, then try again.',
  mutually_exclusive:
    '{{plan}} cannot be on together with {{other}} (from {{otherProduct}}). Switch one of them off, then try again.',
  dependency_missing:
    '{{plan}} needs {{needs}}, which this person does not have. Switch {{plan}} off, or assign a product with {{needs}} first.',
  dependency_in_use:
    '{{neededBy}} (from {{neededByProduct}}) needs {{plan}}. Remove {{neededByProduct}} or switch {{neededBy}} off first.',
  seats_exhausted:
    'No seat of {{product}} is free: {{assigned, number}} assigned, {{total, number}} bought. Remove a license somebody no longer needs, or buy seats.',
  plan_not_in_product:
    'One of these service plans is no longer part of {{product}}. Open the form again and choose anew.',
  until_in_past: 'The last day has passed already. Choose today ({{- today}}) or a later day.',
  start_in_past: 'The first day has passed already. Choose today ({{- today}}) or a later day.',
  until_before_start: 'The last day is before the first. Choose a later one.',
  scheduled_already:
    '{{product}} is to start for {{person}} on {{- startDate}}. Choose a last day before that, or remove what is scheduled.',
  still_held:
    '{{person}} still holds {{product}} directly on that day. Set a last day before it, or choose a later first day.',
  inherited_license:
    '{{person}} has {{product}} through {{- groups}}, not directly. Take {{person}} out of the group, or the product off it.',
  not_assigned:
    '{{person}} does not hold {{product}} (anymore). Nothing was changed; `/license-remove` shows what they hold.',
  already_assigned:
    '{{person}} holds {{product}} again already. Nothing was changed, and nothing is left to do.',
  undo_too_late:
    'Undo works for {{minutes, number}} minutes, and they are over. Assign the license anew with `/license-assign`.',
  removal_not_found:
    'This removal is not known here. Nothing was changed; assign the license anew with `/license-assign`.',
  time_zone_unknown: '“{{timeZone}}” is not a time zone. Choose one from the list.',
  expiring_window_invalid: 'Enter a number of days from {{min, number}} to {{max, number}}.',
  guest_not_administrator:
    '{{person}} is a guest, and guests cannot administer licenses. Choose somebody else.',
  settings_changed:
    'Somebody else changed the settings meanwhile. The form shows them as they are now; make your change again.',
  alert_not_found:
    'This alert is not known here (anymore). Nothing was changed; the channel for alerts shows those there are.',
  alert_over:
    'The alert about {{product}} is over: what it told of has passed. Nothing was changed, and nothing is left to do.',
  alert_taken:
    '{{person}} takes care of the alert about {{product}} already. Ask them, or hand it over by the menu of its message.',
  alert_free:
    'Nobody takes care of the alert about {{product}} (anymore). Nothing was changed; whoever wants it takes it.',
  alert_snoozed:
    '{{- person}} has snoozed the alert about {{product}} already, until {{- until}}. Open it again first to choose another day.',
  alert_resolved:
    '{{- person}} has resolved the alert about {{product}} already. Open it again if more is to be done.',
  alert_open_again:
    'The alert about {{product}} is open again already. Nothing was changed, and nothing is left to do.',
  reclaim_not_found:
    'Nobody has asked you about this license, as far as is known here. Nothing was changed. What you have is shown by `/license-mine`.',
  nobody_to_ask:
    'None of those you chose can be asked about {{product}} any more: they were asked already, or have it no longer. Close this window and start again.',
  day_out_of_range: 'Choose a day from {{- from}} to {{- to}}.',
  few_seats_invalid:
    'Enter a number of seats up to {{maxSeats, number}}, or a share up to {{maxPercent, number}} %.',
  owner_not_administrator:
    '{{person}} does not administer licenses and could do nothing with it. Choose somebody else, or name them in `/license-settings` first.',
  changed_meanwhile:
    'Somebody else changed this while you had the form open, so nothing of yours was saved. Close this to see how it is now, then make your change again.',
  sku_id_taken:
    'Another product has the SKU id {{skuId}} already. Use another SKU id, or edit that product.',
  product_has_seats:
    '{{product}} cannot be archived while somebody holds it ({{assigned, number}} assigned). Remove what is assigned of it first.',
  subscription_not_found:
    'This subscription does not exist here (anymore). Open the product again to see what there is.',
  end_before_start: 'The last day is before the first. Choose a later one.',
  currency_missing: 'A price needs its currency, such as EUR.',
  external_id_taken:
    'Another subscription has the reference {{externalId}} already. Use another reference.',
  renewal_not_later:
    'The new last day must be later than the present one, and today or later. What has no end needs no renewal.',
  subscription_endless: 'This subscription has no end. Cancel it today instead.',
  subscription_not_running:
    'This subscription has not begun, or is over already, so there is nothing to cancel. If it was entered by mistake, archive it.',
  plan_not_found: 'One of these service plans does not exist here (anymore). Choose anew.',
  plan_rules_contradict:
    '{{plan}} could never be on: it would need {{other}} and exclude it. Choose one of the two.',
  plans_in_circle:
    'These service plans would need each other in a circle: {{plans}}. Take out what closes it, so that one of them comes first.',
  group_swaps_still:
    '{{group}} is being swapped from {{other}} to {{product}}, and some still have {{other}}. Assign {{other}} to the group again to keep it, or remove {{other}} first; then remove {{product}}.',
  group_gives_way:
    '{{group}} is being swapped from {{product}} to {{other}}, and some still have {{product}}. Assign {{product}} to the group again to keep it, or remove {{product}} first; then swap again.',
  group_holds_already:
    '{{group}} holds {{product}} already. Remove the other product from the group instead.',
  held_already:
    '{{person}} holds {{product}} directly already. Take the other product back with `/license-remove` instead.',
  same_product: 'A product is swapped for another one. Choose two different products.',
  group_not_found:
    'This group does not exist here (anymore). Type `/license-groups` to see all groups.',
  group_name_missing: 'Give the group a name.',
  group_name_taken:
    'There is a group {{group}} already, perhaps in other letters. Choose another name, or edit that group.',
  priority_invalid:
    'Enter a whole number from {{min, number}} to {{max, number}}. Where seats are short, the lower number is served first.',
  group_holds_products_one:
    '{{group}} cannot be deleted: it holds {{count, number}} product. Remove it from the group first.',
  group_holds_products_other:
    '{{group}} cannot be deleted: it holds {{count, number}} products. Remove them from the group first.',
  group_at_work:
    '{{group}} cannot be deleted yet: its members are still losing what it held. Try again in a minute.',
  group_is_mirrored:
    '{{group}} mirrors a Slack user group, so its name and members are changed in Slack. They follow here by themselves.',
  user_groups_unavailable:
    'This workspace’s Slack plan has no user groups, so there is nothing to mirror. Groups whose members are kept here work all the same.',
  user_groups_forbidden:
    'Seatkeeper may not read user groups in this workspace. Reinstall the app with the scope `usergroups:read`, as its manifest asks, then try again.',
  user_group_mirrored:
    '{{group}} mirrors this Slack user group already. Open it with `/license-groups`.',
  group_not_frozen:
    '{{group}} waits for no decision (anymore): somebody has decided already, or Slack’s list was put right. Nothing was changed.',
  group_not_assigned:
    '{{group}} does not hold {{product}} (anymore). Nothing was changed; `/license-groups` shows what it holds.',
  members_unknown_one:
    '{{count, number}} of these people is not known here. Nothing was changed; pick people of this workspace.',
  members_unknown_other:
    '{{count, number}} of these people are not known here. Nothing was changed; pick people of this workspace.',
  members_deleted_one:
    '{{people}} is deactivated and cannot join a group. Leave them out, or reactivate the account first.',
  members_deleted_other:
    '{{people}} are deactivated and cannot join a group. Leave them out, or reactivate the accounts first.',
  product_in_groups_one:
    '{{product}} cannot be archived: {{count, number}} group holds it. Remove it from the group first; `/license-groups` shows which.',
  product_in_groups_other:
    '{{product}} cannot be archived: {{count, number}} groups hold it. Remove it from the groups first; `/license-groups` shows which.',
  request_not_found:
    'This request does not exist here (anymore). Type `/license-requests` to see those there are.',
  request_not_pending:
    'This request waits for this no longer: somebody has decided on it, or it is over. Nothing was changed; `/license-requests` shows what became of it.',
  own_request:
    'This request concerns you, so somebody else decides on it: {{- approvers}}. Nothing was changed.',
  not_approver: 'Others decide on this request: {{- approvers}}. Nothing was changed.',
  voted_already: 'You agreed to this request already; it waits for others. Nothing was changed.',
  until_too_late:
    'It is given until {{- latest}} at the latest. Choose a last day, that one or an earlier one.',
  policy_invalid:
    'This policy does not say who decides, or asks for more than is possible. Nothing was changed. Choose who decides and how many of them must agree.',
  offer_over:
    'This offer is over: the seat was taken, passed on, or not answered in time. Nothing was changed; `/license-requests` shows what became of the request.',
  not_your_offer:
    'This seat is offered to somebody else. Only whom it is for, or whoever asked, can take it or pass it on.',
  not_your_request:
    'Only whoever asked, or whom it is for, can withdraw a request. Deny it instead, if that is yours to do.',
  reason_missing: 'Say why: whoever reads it should understand it.',
  asked_for_held:
    '{{person}} has {{product}} already, for as long as you ask. Ask for another product, or, where it ends some day, for longer than that.',
  tampered:
    'This form cannot be read: it may come from an older version. Close it and start again with the command.',
  wrong_workspace:
    'Seatkeeper is set up for another workspace and cannot answer here. Use it where it is installed.',
  unknown_action:
    'Seatkeeper does not know this button or form (anymore). Close it and start again with `/licenses`.',
  unknown_command:
    'Seatkeeper does not know {{command}}. It knows {{commands}}; add `help` to any of them.',
  slack_busy:
    'Slack is limiting requests at the moment. Try again in a minute. (Reference: {{reference}})',
  takes_long:
    'This takes longer than it should: our database or Slack is slow to answer. What still gets done will show; otherwise try again in a minute. If it stays, give your administrator the reference {{reference}}.',
  unexpected:
    'Something went wrong on our side. Only what you were told of was changed. Try again in a minute; if it stays, give your administrator the reference {{reference}}.',

  reminded_already:
    'Those who decide were asked or reminded within the last day. Nothing was sent; try again tomorrow.',
} as const;
