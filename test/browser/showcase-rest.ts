/** The kinds of elements that the first form does not hold. */
import type { InputBlock, InputBlockElement, KnownBlock, ModalView } from '@slack/types';
import { plain } from './showcase-texts.ts';

function input(label: string, element: InputBlockElement, more?: Partial<InputBlock>): InputBlock {
  return {
    type: 'input',
    block_id: label.toLowerCase(),
    label: plain(label),
    element: { ...element, action_id: 'value' },
    ...more,
  };
}

export function restView(): ModalView {
  return {
    type: 'modal',
    callback_id: 'rest',
    title: plain('The rest'),
    submit: plain('Send'),
    blocks: [
      input('Start', { type: 'timepicker', initial_time: '09:00' }),
      input('Address', { type: 'url_text_input' }),
      input('Owner', { type: 'users_select', focus_on_load: true }),
      input('Place', { type: 'conversations_select', filter: { include: ['public'] } }),
      input('Places', { type: 'multi_channels_select' }),
      input('Products', { type: 'multi_external_select' }),
      input(
        'Live',
        {
          type: 'plain_text_input',
          min_length: 3,
          dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
        },
        { dispatch_action: true },
      ),
      input(
        'Go',
        {
          type: 'plain_text_input',
          dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
        },
        { dispatch_action: true, optional: true },
      ),
    ],
  };
}

export function plainTable(): KnownBlock[] {
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  return [
    {
      type: 'table',
      column_settings: [{ align: 'left' }, { align: 'right' }],
      rows: [
        [cell('Plan'), cell('Holders')],
        [cell('MFA :lock:'), cell('12')],
      ],
    },
  ];
}
