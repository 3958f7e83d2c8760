import type { en } from './en/index.ts';

/** The sentences of a namespace in another language: each that there is in English, and no other. */
export type Translation<Namespace extends keyof typeof en> = Readonly<
  Record<keyof (typeof en)[Namespace], string>
>;
