import type { TextObject } from '@slack/types';
import { Mrkdwn } from './mrkdwn.tsx';
import { plainText } from './plain-text.ts';

export function Text({ object }: { object: TextObject }) {
  return object.type === 'mrkdwn' ? <Mrkdwn text={object.text} /> : plainText(object);
}
