import type { RadioButtons } from '@slack/types';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { OptionLabel } from './option-label.tsx';
import { storedOptions } from './stored-options.ts';
import { useElement } from './use-element.ts';

export function RadioButtonsElement({ element }: { element: RadioButtons }) {
  const { value, commit, naming, isInvalid } = useElement(element);
  const [chosen] = storedOptions(value['selected_option']);
  const choose = (key: string) => {
    const option = element.options.find((one) => one.value === key);
    commit({ type: 'radio_buttons', selected_option: option ?? null });
  };
  return (
    <RadioGroup
      className="choices"
      value={chosen?.value ?? null}
      onChange={choose}
      isInvalid={isInvalid}
      {...naming}
    >
      {element.options.map((option) => (
        <Radio key={option.value} value={option.value ?? ''} className="choice">
          <span className="choice-dot" aria-hidden="true" />
          <OptionLabel option={option} />
        </Radio>
      ))}
    </RadioGroup>
  );
}
