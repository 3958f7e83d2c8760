import { en } from './en/index.ts';

/** Every sentence a person can meet, by language. */
export const catalog = { en };
