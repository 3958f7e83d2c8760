import { parseTime } from '@internationalized/date';
import type { Timepicker } from '@slack/types';
import { DateInput, DateSegment } from 'react-aria-components/DateField';
import { TimeField } from 'react-aria-components/TimeField';
import { useElement } from './use-element.ts';

export function TimepickerElement({ element }: { element: Timepicker }) {
  const { value, commit, naming, isInvalid } = useElement(element);
  const time = value['selected_time'];
  return (
    <TimeField
      value={typeof time === 'string' ? parseTime(time) : null}
      onChange={(next) =>
        commit({ type: 'timepicker', selected_time: next?.toString().slice(0, 5) ?? null })
      }
      isInvalid={isInvalid}
      {...naming}
    >
      <DateInput className="field field-time">
        {(segment) => <DateSegment segment={segment} className="time-segment" />}
      </DateInput>
    </TimeField>
  );
}
