/** A text as it is compared: without regard to case and to blanks around it, as people type. */
export const fold = (text: string) => text.trim().toLocaleLowerCase('und');

/** Whether two texts are the same to people. */
export const same = (a: string, b: string) => fold(a) === fold(b);

/** The value under the key that is the same text; undefined when there is none. */
export const lookUp = <T>(values: Readonly<Record<string, T>>, text: string): T | undefined =>
  Object.entries(values).find(([key]) => same(key, text))?.[1];
