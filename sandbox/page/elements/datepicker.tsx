import { type CalendarDate, parseDate } from '@internationalized/date';
import type { Datepicker } from '@slack/types';
import { useId } from 'react';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { useSlack } from '../connection/slack-context.tsx';
import { Icon } from '../workspace/icon.tsx';
import { useElement } from './use-element.ts';

function parsed(date: unknown): CalendarDate | null {
  return typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) ? parseDate(date) : null;
}

export function DatepickerElement({ element }: { element: Datepicker }) {
  const { value, commit, naming, placeholder, isInvalid, isOptional, focusOnLoad } =
    useElement(element);
  const { locale } = useSlack().state.me;
  const date = parsed(value['selected_date']);
  const shown = date
    ?.toDate('UTC')
    .toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const choose = (day: { toString(): string } | null) =>
    commit({ type: 'datepicker', selected_date: day?.toString() ?? null });
  const valueId = useId();
  const { 'aria-label': ownName, 'aria-labelledby': labelId, ...described } = naming;
  const name =
    labelId === undefined
      ? { 'aria-label': [ownName, shown].filter(Boolean).join(', ') }
      : { 'aria-labelledby': `${labelId} ${valueId}` };

  return (
    <DialogTrigger>
      <Button
        className={`field field-date${isInvalid ? ' field-invalid' : ''}`}
        {...name}
        {...described}
        data-focus-on-load={focusOnLoad || undefined}
      >
        <Icon name="calendar" />
        <span id={valueId} className={shown === undefined ? 'field-placeholder' : ''}>
          {shown ?? (placeholder || 'Select a date')}
        </span>
      </Button>
      <Popover className="popover popover-calendar" placement="bottom start">
        <Dialog aria-label="Choose a date">
          {({ close }) => (
            <>
              <Calendar
                value={date}
                autoFocus
                onChange={(day) => {
                  choose(day);
                  close();
                }}
              >
                <header className="calendar-header">
                  <Button slot="previous" aria-label="Previous month" className="icon-button">
                    <Icon name="back" />
                  </Button>
                  <Heading className="calendar-title" />
                  <Button slot="next" aria-label="Next month" className="icon-button">
                    <Icon name="forward" />
                  </Button>
                </header>
                <CalendarGrid weekdayStyle="short">
                  <CalendarGridHeader>
                    {(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}
                  </CalendarGridHeader>
                  <CalendarGridBody>
                    {(day) => <CalendarCell date={day} className="calendar-day" />}
                  </CalendarGridBody>
                </CalendarGrid>
              </Calendar>
              {date !== null && isOptional && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => {
                    choose(null);
                    close();
                  }}
                >
                  Clear date
                </button>
              )}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
