import type { ClientFile } from '../../slack/client-protocol.ts';

const bytes = new Intl.NumberFormat('en', {
  style: 'unit',
  unit: 'kilobyte',
  unitDisplay: 'short',
  maximumFractionDigits: 1,
});

/** A file that a message brings, to be downloaded. */
export function MessageFile({ file }: { file: ClientFile }) {
  return (
    <a className="message-file" href={file.url} download>
      <strong>{file.title}</strong>
      <span>{bytes.format(file.size / 1000)}</span>
    </a>
  );
}
