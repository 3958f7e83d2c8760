/** One of each block and element the page draws. */
import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';

const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });

function option(text: string, value: string, description?: string): PlainTextOption {
  return {
    text: plain(text),
    value,
    ...(description === undefined ? {} : { description: plain(description) }),
  };
}

export const products = [
  option('Entra ID Free', 'free', 'AAD_FREE'),
  option('Entra ID P1', 'p1', 'AAD_PREMIUM'),
  option('Entra ID P2', 'p2', 'AAD_PREMIUM_P2'),
  option('Visio Plan 2', 'visio', 'VISIOCLIENT'),
];

const plans = [
  option('Multi-factor authentication', 'mfa'),
  option('Cloud app discovery', 'discovery'),
  option('Privileged identity management', 'pim'),
];

const everyText = [
  '*Entra ID P1* is _almost_ full, ~12~ `3` seats left :warning: &amp; counting',
  '> quoted line',
  '```seats = 3```',
  'Ends <!date^1767182400^{date_long} at {time}|31 December 2025>, see <https://example.com/p1|the product>, <!here>',
].join('\n');

export function messageBlocks(userId: string, channelId: string): KnownBlock[] {
  return [
    { type: 'header', text: plain('License request :ticket:') },
    { type: 'section', text: mrkdwn(`${everyText} <@${userId}> in <#${channelId}>`) },
    {
      type: 'section',
      fields: [mrkdwn('*Product*\nEntra ID P1'), mrkdwn('*Seats*\n97 of 100')],
      accessory: {
        type: 'overflow',
        action_id: 'overflow',
        options: [option('Show product', 'show'), option('Mute', 'mute')],
      },
    },
    { type: 'divider' },
    {
      type: 'actions',
      block_id: 'decide',
      elements: [
        {
          type: 'button',
          action_id: 'approve',
          text: plain('Approve request'),
          style: 'primary',
          value: 'r1',
        },
        {
          type: 'button',
          action_id: 'remove',
          text: plain('Remove'),
          accessibility_label: 'Remove the license of Ada Byron',
          style: 'danger',
          value: 'r1',
          confirm: {
            title: plain('Remove license?'),
            text: plain('Ada Byron loses Entra ID P1.'),
            confirm: plain('Remove license'),
            deny: plain('Keep it'),
            style: 'danger',
          },
        },
        {
          type: 'static_select',
          action_id: 'message_static',
          placeholder: plain('Choose a product'),
          options: products,
        },
        { type: 'datepicker', action_id: 'message_date', placeholder: plain('Remind me on') },
      ],
    },
    {
      type: 'context',
      elements: [mrkdwn('Asked by *Ada Byron* 2 minutes ago')],
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Plain and ' },
            { type: 'text', text: 'bold', style: { bold: true } },
            { type: 'emoji', name: 'tada' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'first point' }] },
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'second point' }] },
          ],
        },
      ],
    },
  ];
}

const stock: [string, number, number][] = [
  ['Entra ID Free', 0, 212],
  ['Entra ID P1', 100, 97],
  ['Entra ID P2', 25, 25],
  ['Visio Plan 2', 10, 4],
  ['Project Plan 3', 8, 9],
  ['Power BI Pro', 40, 31],
  ['Teams Phone', 60, 12],
];

export function tableBlocks(): KnownBlock[] {
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  const number = (value: number) => ({ type: 'raw_number' as const, value, text: String(value) });
  return [
    {
      type: 'data_table',
      caption: 'Products',
      page_size: 5,
      rows: [
        [cell('Product'), cell('Total'), cell('Assigned')],
        ...stock.map(([name, total, assigned]) => [cell(name), number(total), number(assigned)]),
      ],
    },
  ];
}

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

export function homeBlocks(count: number): KnownBlock[] {
  return [
    { type: 'header', text: plain('Your licenses') },
    { type: 'section', text: mrkdwn(`You hold *${count} licenses*.`) },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'home_refresh', text: plain('Refresh') }],
    },
  ];
}
