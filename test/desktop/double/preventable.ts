/** An event of Electron's, whose default a listener may prevent. */
export function preventable<T extends object>(more?: T) {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event as T & { readonly defaultPrevented: boolean; preventDefault(): void };
}
