/** A refusal in Slack's words: becomes `{ ok: false, error: code, …details }`. */
export class SlackError extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(code: string, details: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** Refusal of a payload, with Slack's "[ERROR] … [json-pointer:…]" lines. */
export function refused(code: string, problems: string[]): SlackError {
  return new SlackError(code, {
    ...(code === 'invalid_blocks' ? { errors: problems } : {}),
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });
}
