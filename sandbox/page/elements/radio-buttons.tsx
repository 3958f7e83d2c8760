import type { RadioButtons } from '@slack/types';
import { useId } from 'react';
import { OptionLabel } from './option-label.tsx';
import { storedOptions } from './stored-options.ts';
import { useElement } from './use-element.ts';

export function RadioButtonsElement({ element }: { element: RadioButtons }) {
  const { value, commit, naming, isInvalid } = useElement(element);
  const name = useId();
  const [chosen] = storedOptions(value['selected_option']);
  return (
    <div role="radiogroup" className="choices" aria-invalid={isInvalid || undefined} {...naming}>
      {element.options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={name}
            checked={option.value === chosen?.value}
            onChange={() => commit({ type: 'radio_buttons', selected_option: option })}
          />
          <OptionLabel option={option} />
        </label>
      ))}
    </div>
  );
}
