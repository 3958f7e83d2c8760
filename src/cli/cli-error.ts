/** Something whoever typed the command can mend; the message says how. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
