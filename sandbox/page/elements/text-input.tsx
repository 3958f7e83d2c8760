import type { EmailInput, NumberInput, PlainTextInput, URLInput } from '@slack/types';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useElement } from './use-element.ts';

type TextElement = EmailInput | NumberInput | PlainTextInput | URLInput;

/** Slack waits for a pause in the typing before it tells the app of a character. */
const PAUSE = 300;

const INPUT_MODES = {
  plain_text_input: undefined,
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
} as const;

function Counter({ length, element }: { length: number; element: TextElement }) {
  if (element.type !== 'plain_text_input' || element.max_length === undefined) return null;
  const left = element.max_length - length;
  if (left > element.max_length / 5) return null;
  return <span className={`counter${left < 0 ? ' counter-over' : ''}`}>{left}</span>;
}

export function TextInputElement({ element }: { element: TextElement }) {
  const { type } = element;
  const {
    value,
    keep,
    dispatch,
    dispatches,
    naming,
    placeholder,
    isInvalid,
    isRequired,
    focusOnLoad,
  } = useElement(element);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const text = typeof value['value'] === 'string' ? value['value'] : '';
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const typed = (next: string) => {
    const stored = { type, value: next === '' ? null : next };
    keep(stored);
    if (!dispatches || !triggers.includes('on_character_entered')) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => dispatch(stored), PAUSE);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    if (!dispatches || !triggers.includes('on_enter_pressed')) return;
    event.preventDefault();
    dispatch({ type, value: text === '' ? null : text });
  };

  const common = {
    ...naming,
    value: text,
    placeholder,
    required: isRequired,
    'aria-invalid': isInvalid || undefined,
    'data-focus-on-load': focusOnLoad || undefined,
    className: `field field-text${isInvalid ? ' field-invalid' : ''}`,
    onKeyDown: pressed,
  };
  return (
    <span className="text-input">
      {type === 'plain_text_input' && element.multiline === true ? (
        <textarea {...common} rows={4} onChange={(event) => typed(event.target.value)} />
      ) : (
        <input
          {...common}
          inputMode={INPUT_MODES[type]}
          autoComplete="off"
          onChange={(event) => typed(event.target.value)}
        />
      )}
      <Counter length={text.length} element={element} />
    </span>
  );
}
