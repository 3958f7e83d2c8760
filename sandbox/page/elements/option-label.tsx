import type { Option } from '@slack/types';
import { Text } from '../text/text-object.tsx';

export function OptionLabel({ option }: { option: Option }) {
  return (
    <span className="choice-label">
      <span>
        <Text object={option.text} />
      </span>
      {option.description !== undefined && (
        <span className="option-description">
          <Text object={option.description} />
        </span>
      )}
    </span>
  );
}
