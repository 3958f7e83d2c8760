import type { Checkboxes } from '@slack/types';
import { OptionLabel } from './option-label.tsx';
import { storedOptions } from './stored-options.ts';
import { useElement } from './use-element.ts';

export function CheckboxesElement({ element }: { element: Checkboxes }) {
  const { value, commit, naming } = useElement(element);
  const chosen = new Set(storedOptions(value['selected_options']).map((option) => option.value));
  const choose = (key: string | undefined, isChosen: boolean) => {
    const selected = element.options.filter((option) =>
      option.value === key ? isChosen : chosen.has(option.value),
    );
    commit({ type: 'checkboxes', selected_options: selected });
  };
  return (
    <fieldset className="choices" {...naming}>
      {element.options.map((option) => (
        <label key={option.value} className="choice">
          <input
            type="checkbox"
            checked={chosen.has(option.value)}
            onChange={(event) => choose(option.value, event.target.checked)}
          />
          <OptionLabel option={option} />
        </label>
      ))}
    </fieldset>
  );
}
