import type { Select } from '@slack/types';
import { useState } from 'react';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { useSlack } from '../connection/slack-context.tsx';
import { Avatar } from '../workspace/avatar.tsx';
import { chosenIn, valueWith } from './choice.ts';
import { useChoiceFilter } from './choice-filter.ts';
import { ChoiceList } from './choice-list.tsx';
import { useChoiceSource } from './choice-source.ts';
import { SearchInput } from './search-input.tsx';
import { useElement } from './use-element.ts';

export function SingleSelect({ element }: { element: Select }) {
  const { value, commit, naming, placeholder, isInvalid, isInInput, isOptional, focusOnLoad } =
    useElement(element);
  const { user } = useSlack();
  const { groups, emptyText, search, byId } = useChoiceSource(element);
  const filter = useChoiceFilter(groups, search !== undefined);
  const [refusals, setRefusals] = useState(0);

  const [chosen] = chosenIn(element, value, byId);
  const isListed = groups.some(({ choices }) => choices.some(({ key }) => key === chosen?.key));
  const collection =
    chosen === undefined || isListed
      ? groups
      : [...groups, { label: undefined, choices: [chosen] }];
  const chosenUser = chosen === undefined ? undefined : user(chosen.key);

  const choose = (key: string | number | null) => {
    const choice = collection.flatMap(({ choices }) => choices).find((one) => one.key === key);
    if (choice === undefined && !(isInInput && isOptional)) return;
    if (choice?.key === chosen?.key) return;
    commit(valueWith(element, choice === undefined ? [] : [choice]), () =>
      setRefusals(refusals + 1),
    );
  };

  return (
    <ComboBox
      key={refusals}
      className="select"
      value={chosen?.key ?? null}
      // RAC sets it later itself, but not where the field has the focus by then.
      defaultInputValue={chosen?.text ?? ''}
      onChange={choose}
      onOpenChange={(isOpen, trigger) => {
        if (isOpen && trigger === 'manual') search?.('');
      }}
      defaultFilter={filter}
      allowsEmptyCollection
      isInvalid={isInvalid}
      {...naming}
    >
      <Group className={`field field-select${isInvalid ? ' field-invalid' : ''}`}>
        {chosenUser !== undefined && <Avatar user={chosenUser} size="tiny" />}
        <SearchInput
          placeholder={placeholder || 'Select an item'}
          focusOnLoad={focusOnLoad}
          onType={search}
        />
      </Group>
      <ChoiceList groups={collection} emptyText={emptyText} />
    </ComboBox>
  );
}
