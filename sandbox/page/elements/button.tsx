import type { Button as SlackButton } from '@slack/types';
import { Button } from 'react-aria-components/Button';
import { plainText } from '../text/plain-text.ts';
import { useElement } from './use-element.ts';

export function ButtonElement({ element }: { element: SlackButton }) {
  const { commit } = useElement(element);
  const { text, value, url, style, accessibility_label: label } = element;
  const press = () => {
    commit({ type: 'button', text, ...(value === undefined ? {} : { value }) });
    if (url !== undefined) open(url, '_blank', 'noopener,noreferrer');
  };
  return (
    <Button
      className={`button${style === undefined ? '' : ` button-${style}`}`}
      onPress={press}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {plainText(text)}
    </Button>
  );
}
