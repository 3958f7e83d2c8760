/** The showcase's messages and Home: each block and element once. */
import type { KnownBlock } from '@slack/types';
import { mrkdwn, option, plain, products } from './showcase-texts.ts';

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
