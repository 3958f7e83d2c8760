/** What an error says, without the details that PostgreSQL adds on further lines. */
export function gist(error: Error): string {
  const [first = ''] = error.message.split('\n');
  // Where every address of a host refuses, the error has a code and no words.
  return first || (error as NodeJS.ErrnoException).code || error.name;
}
