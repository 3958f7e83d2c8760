import type { Overflow } from '@slack/types';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { plainText } from '../text/plain-text.ts';
import { Icon } from '../workspace/icon.tsx';
import { useElement } from './use-element.ts';

export function OverflowElement({ element }: { element: Overflow }) {
  const { commit } = useElement(element);
  const choose = (index: number) => {
    const option = element.options[index];
    if (option === undefined) return;
    commit({ type: 'overflow', selected_option: option });
    if (option.url !== undefined) open(option.url, '_blank', 'noopener,noreferrer');
  };
  return (
    <MenuTrigger>
      <Button className="button button-icon" aria-label="More actions">
        <Icon name="more" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={(key) => choose(Number(key))}>
          {element.options.map((option, index) => (
            <MenuItem
              key={option.value ?? option.text.text}
              id={index}
              className="option"
              textValue={plainText(option.text)}
            >
              <span className="option-text">{plainText(option.text)}</span>
              {option.description !== undefined && (
                <span className="option-description">{plainText(option.description)}</span>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
