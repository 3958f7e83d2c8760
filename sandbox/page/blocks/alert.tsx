import type { AlertBlock } from '@slack/types';
import { Text } from '../text/text-object.tsx';
import { Icon, type IconName } from '../workspace/icon.tsx';

const ICONS: Record<NonNullable<AlertBlock['level']>, IconName> = {
  default: 'info',
  info: 'info',
  warning: 'warning',
  error: 'warning',
  success: 'success',
};

export function Alert({ block }: { block: AlertBlock }) {
  const level = block.level ?? 'default';
  return (
    <div className={`block-alert alert-${level}`} role={level === 'error' ? 'alert' : 'note'}>
      <Icon name={ICONS[level]} />
      <div className="section-text">
        <Text object={block.text} />
      </div>
    </div>
  );
}
