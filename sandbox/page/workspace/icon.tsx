/** Line icons of one weight on a 20-unit grid. */
const PATHS = {
  more: 'M4 10h.01M10 10h.01M16 10h.01',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M12 4.5L6.5 10l5.5 5.5',
  forward: 'M8 4.5l5.5 5.5L8 15.5',
  down: 'M5 7.5l5 5 5-5',
  calendar: 'M3.5 5.5h13v11h-13zM3.5 9h13M7 3v4M13 3v4',
  info: 'M10 9v5M10 6h.01M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z',
  warning: 'M10 8v4M10 14.5h.01M10 2.8L18 17H2z',
  success: 'M6.5 10.5l2.5 2.5 4.5-5M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z',
  sortable: 'M7 8l3-3 3 3M7 12l3 3 3-3',
  ascending: 'M10 15V5M6 9l4-4 4 4',
  descending: 'M10 5v10M6 11l4 4 4-4',
  channel: 'M8 3L6 17M14 3l-2 14M3.5 7.5h13.5M3 12.5h13.5',
  send: 'M3 4l14 6-14 6 2-6zM5 10h6',
  eye: 'M2.5 10S5.5 5 10 5s7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  reply: 'M8 5L3 9.5 8 14M3.5 9.5H12c3 0 5 2 5 5.5',
  home: 'M3.5 9.5L10 4l6.5 5.5M5.5 8.5v7.5h9V8.5',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
