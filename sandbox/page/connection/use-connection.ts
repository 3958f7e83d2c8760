import { useEffect, useState, useSyncExternalStore } from 'react';
import { SlackConnection, type Snapshot } from './slack-connection.ts';

const waiting: Snapshot = { state: undefined, online: true, isNobody: false };
const noSubscription = () => () => undefined;

/** A connection as `userId` for as long as the component stands. */
export function useConnection(userId: string | undefined) {
  const [connection, setConnection] = useState<SlackConnection>();
  useEffect(() => {
    const opened = new SlackConnection(userId);
    setConnection(opened);
    return () => opened.close();
  }, [userId]);
  const snapshot = useSyncExternalStore(
    connection?.subscribe ?? noSubscription,
    connection?.snapshot ?? (() => waiting),
  );
  return { connection, ...snapshot };
}
