import { Socket } from 'node:net';

/**
 * Makes sockets for connections to PostgreSQL that break off once nothing has come or gone for so
 * long, in milliseconds. Whoever waits then gets an error, from a server that is not there any
 * more as well. Statements need a shorter limit of their own, idle connections too.
 */
export function impatientSocket(silenceMs: number): () => Socket {
  return () => {
    const socket = new Socket();
    const giveUp = () => socket.destroy(new Error(`PostgreSQL said nothing for ${silenceMs} ms`));
    return socket.setTimeout(silenceMs, giveUp);
  };
}
