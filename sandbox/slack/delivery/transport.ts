export interface Envelope {
  type: 'slash_commands' | 'interactive' | 'events_api';
  payload: Record<string, unknown>;
  /** Whether the app may answer with a body (commands, submissions, options). */
  acceptsResponse: boolean;
  retry?: { attempt: number; reason: string };
}

/** What came back within three seconds: the acknowledgement's body, or why there was none. */
export type Acknowledgement =
  | { ok: true; body: unknown }
  | { ok: false; error: 'operation_timeout' | 'dispatch_failed' };

export interface Transport {
  deliver(envelope: Envelope): Promise<Acknowledgement>;
}
