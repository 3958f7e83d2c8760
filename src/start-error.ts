/** The process cannot start, for a reason whoever runs it can mend; the message says how. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
