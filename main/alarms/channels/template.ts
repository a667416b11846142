import type { MessageParts } from './message-parts.ts';

/** A body as it is configured: texts with placeholders such as `{subject}`, in any nesting. */
export type Template =
  | string
  | number
  | boolean
  | null
  | readonly Template[]
  | { readonly [key: string]: Template };

const PLACEHOLDER = /\{([a-z]+)\}/g;

/** The names in braces that a template holds, in order. */
export function placeholdersIn(template: Template): string[] {
  return textsIn(template).flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name));
}

function textsIn(template: Template): string[] {
  if (typeof template === 'string') return [template];
  if (template === null || typeof template !== 'object') return [];
  return Object.values(template).flatMap(textsIn);
}

/**
 * A template with the parts of a message in the place of the placeholders. Only values are filled in, before anything is
 * encoded, so that no text of a ticket can become more than a text. One that is a placeholder and nothing else keeps its
 * kind: a number, true or false, or null.
 */
export function filledIn(template: Template, parts: MessageParts): Template {
  if (typeof template === 'string') {
    const [, only] = /^\{([a-z]+)\}$/.exec(template) ?? [];
    if (only !== undefined && Object.hasOwn(parts, only)) return parts[only as keyof MessageParts];
    return filledText(template, parts);
  }
  if (Array.isArray(template)) return template.map((one) => filledIn(one, parts));
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filledIn(value, parts)]));
}

/** A text with the parts in place, each passed through `encode`; what is not there is nothing. */
export function filledText(
  text: string,
  parts: MessageParts,
  encode: (part: string) => string = (part) => part,
): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    if (!Object.hasOwn(parts, name)) return whole;
    return encode(String(parts[name as keyof MessageParts] ?? ''));
  });
}
