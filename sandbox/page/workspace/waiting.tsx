interface WaitingProps {
  online: boolean;
  /** Whom the address names, where that is nobody. */
  nobody: string | undefined;
  onActAsAnother: () => void;
}

/** Before the first state has come: the sandbox is starting, is gone, or doesn't know the person. */
export function Waiting({ online, nobody, onActAsAnother }: WaitingProps) {
  const isWaiting = nobody === undefined;
  const waiting = online ? 'Loading the workspace…' : 'Connecting to the local Slack…';
  return (
    <main className="waiting">
      {isWaiting && <span className="spinner" aria-hidden="true" />}
      <p role="status">{isWaiting ? waiting : `Nobody here has the id ${nobody}.`}</p>
      {!online && (
        <button type="button" className="button" onClick={onActAsAnother}>
          Act as somebody else
        </button>
      )}
    </main>
  );
}
