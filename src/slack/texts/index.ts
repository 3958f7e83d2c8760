import { en } from './en/index.ts';
import { nl } from './nl/index.ts';

/** Every sentence a person can meet, by language. */
export const catalog = { en, nl };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
  }
}
