import { CommanderError } from 'commander';
import { createProgram } from './program.ts';
import { sentence } from './sentence.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  // Commander has said what it had to say.
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode;
  } else {
    console.error(sentence(error));
    process.exitCode = 1;
  }
}
