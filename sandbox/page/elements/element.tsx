import type { Interactive } from '../../slack/elements.ts';
import { ButtonElement } from './button.tsx';
import { CheckboxesElement } from './checkboxes.tsx';
import { DatepickerElement } from './datepicker.tsx';
import { MultiSelect } from './multi-select.tsx';
import { OverflowElement } from './overflow.tsx';
import { RadioButtonsElement } from './radio-buttons.tsx';
import { SingleSelect } from './single-select.tsx';
import { TextInputElement } from './text-input.tsx';
import { TimepickerElement } from './timepicker.tsx';

/** Draws an interactive element of any kind the page knows. */
export function Element({ element }: { element: Interactive }) {
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} />;
    case 'overflow':
      return <OverflowElement element={element} />;
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return <SingleSelect element={element} />;
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <MultiSelect element={element} />;
    case 'datepicker':
      return <DatepickerElement element={element} />;
    case 'timepicker':
      return <TimepickerElement element={element} />;
    case 'checkboxes':
      return <CheckboxesElement element={element} />;
    case 'radio_buttons':
      return <RadioButtonsElement element={element} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInputElement element={element} />;
    default:
      return <span className="not-drawn">This page doesn't draw “{element.type}”.</span>;
  }
}
