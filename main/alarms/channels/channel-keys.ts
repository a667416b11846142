import { z } from 'zod';
import { filledText } from '../../agreements/names.ts';

/** The keys that every channel has: its id, by which people name it, and its title, by which the walls do. */
export const channelKeys = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, {
    error: ({ input }) => `'${input}' is not an id: use small letters a to z, digits and hyphens`,
  }),
  title: filledText.optional(),
};

/** The hosts to which nothing leaves this machine. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

type OneOf<K extends string> = [
  check: (config: { readonly [key in K]?: unknown }) => boolean,
  message: { path: string[]; error: string },
];

/** For `refine`: one of the two keys of a secret, or none. */
export function onlyOneOf<K extends string>(key: K, file: K): OneOf<K> {
  return [
    (config) => config[key] === undefined || config[file] === undefined,
    { path: [file], error: `needs only one of ${key} and ${file}` },
  ];
}
