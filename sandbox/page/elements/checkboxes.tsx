import type { Checkboxes, Option } from '@slack/types';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Icon } from '../workspace/icon.tsx';
import { OptionLabel } from './option-label.tsx';
import { storedOptions } from './stored-options.ts';
import { useElement } from './use-element.ts';

export function CheckboxesElement({ element }: { element: Checkboxes }) {
  const { value, commit, naming, isInvalid } = useElement(element);
  const chosen = storedOptions(value['selected_options']).map((option) => option.value ?? '');
  const choose = (keys: string[]) => {
    const selected: Option[] = element.options.filter(({ value: key }) => keys.includes(key ?? ''));
    commit({ type: 'checkboxes', selected_options: selected });
  };
  return (
    <CheckboxGroup
      className="choices"
      value={chosen}
      onChange={choose}
      isInvalid={isInvalid}
      {...naming}
    >
      {element.options.map((option) => (
        <Checkbox key={option.value} value={option.value ?? ''} className="choice">
          <span className="choice-box" aria-hidden="true">
            <Icon name="check" />
          </span>
          <OptionLabel option={option} />
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
