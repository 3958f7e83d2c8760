/** The showcase's form: the kinds of fields the bot uses, each once. */
import type { ModalView } from '@slack/types';
import { mrkdwn, option, plain } from './showcase-texts.ts';

const plans = [
  option('Multi-factor authentication', 'mfa'),
  option('Cloud app discovery', 'discovery'),
  option('Privileged identity management', 'pim'),
];

/** With `product`, as it is updated after one was chosen: everything else under the same ids. */
export function formView(product?: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain('Assign license'),
    submit: plain('Assign license'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: 'reason',
        label: plain('Reason'),
        hint: plain('Goes into the audit trail.'),
        element: { type: 'plain_text_input', action_id: 'value', max_length: 40 },
      },
      {
        type: 'input',
        block_id: 'product',
        label: plain('Product'),
        dispatch_action: true,
        element: {
          type: 'external_select',
          action_id: 'product_search',
          placeholder: plain('Search products'),
          min_query_length: 0,
        },
      },
      {
        type: 'input',
        block_id: 'people',
        label: plain('People'),
        element: {
          type: 'multi_users_select',
          action_id: 'value',
          placeholder: plain('Pick people'),
          max_selected_items: 2,
        },
      },
      {
        type: 'input',
        block_id: 'plans',
        label: plain('Plans to switch off'),
        optional: true,
        element: {
          type: 'multi_static_select',
          action_id: 'value',
          option_groups: [
            { label: plain('Security'), options: plans.slice(0, 1) },
            { label: plain('Governance'), options: plans.slice(1) },
          ],
        },
      },
      {
        type: 'input',
        block_id: 'country',
        label: plain('Usage location'),
        element: {
          type: 'static_select',
          action_id: 'value',
          options: [option('Netherlands', 'NL'), option('Türkiye', 'TR'), option('Germany', 'DE')],
        },
      },
      {
        type: 'input',
        block_id: 'until',
        label: plain('Last day'),
        optional: true,
        element: { type: 'datepicker', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: 'notify',
        label: plain('Tell'),
        optional: true,
        element: {
          type: 'checkboxes',
          action_id: 'value',
          options: [
            option('The person', 'person', 'In a direct message'),
            option('Their manager', 'manager'),
          ],
        },
      },
      {
        type: 'input',
        block_id: 'kind',
        label: plain('Kind'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [option('Permanent', 'permanent'), option('Trial', 'trial')],
          initial_option: option('Permanent', 'permanent'),
        },
      },
      {
        type: 'input',
        block_id: 'seats',
        label: plain('Seats'),
        optional: true,
        element: {
          type: 'number_input',
          action_id: 'value',
          is_decimal_allowed: false,
          min_value: '1',
          max_value: '25',
        },
      },
      {
        type: 'input',
        block_id: 'mail',
        label: plain('E-mail'),
        optional: true,
        element: { type: 'email_text_input', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: 'notes',
        label: plain('Notes'),
        optional: true,
        element: { type: 'plain_text_input', action_id: 'value', multiline: true },
      },
      {
        type: 'alert',
        level: 'warning',
        text: mrkdwn(`*3 seats* left of ${product ?? 'this product'}.`),
      },
      {
        type: 'actions',
        block_id: 'more',
        elements: [{ type: 'button', action_id: 'details', text: plain('Show details') }],
      },
    ],
  };
}

export function detailsView(): ModalView {
  return {
    type: 'modal',
    title: plain('Details'),
    close: plain('Back'),
    blocks: [
      { type: 'header', text: plain('Entra ID P1') },
      {
        type: 'section',
        text: mrkdwn('*Team channel*'),
        accessory: {
          type: 'channels_select',
          action_id: 'channel',
          placeholder: plain('Pick a channel'),
        },
      },
      {
        type: 'section',
        text: mrkdwn('*Owner*'),
        accessory: {
          type: 'users_select',
          action_id: 'owner',
          placeholder: plain('Pick a person'),
        },
      },
    ],
  };
}
