import { type RefObject, useEffect, useRef } from 'react';

const FIELDS = 'input, textarea, .field-date';

/** A modal opens with its first field focused; a refused form goes to its first error. */
export function useModalFocus(
  form: RefObject<HTMLFormElement | null>,
  isTop: boolean,
  errors: Record<string, string>,
): void {
  useEffect(() => {
    const first =
      form.current?.querySelector<HTMLElement>('[data-focus-on-load]') ??
      form.current?.querySelector<HTMLElement>(`.block-input :is(${FIELDS})`);
    first?.focus();
  }, [form]);

  // Where an update or the modal above took the focused element away, the modal keeps the focus. Not
  // sooner: until the effects of the one above are undone, this one cannot be focused.
  useEffect(() => {
    if (isTop && document.activeElement === document.body) form.current?.focus();
  });

  const refused = Object.keys(errors).join(' ');
  const known = useRef(refused);
  useEffect(() => {
    const isNew = refused.length > known.current.length;
    known.current = refused;
    if (!isNew) return;
    form.current?.querySelector<HTMLElement>(`[data-invalid] :is(${FIELDS})`)?.focus();
  }, [form, refused]);
}
