import { z } from 'zod';

const MIN_SECONDS = 10;
const MAX_SECONDS = 86_400;

/** A text with something in it. */
export const text = z.string().trim().min(1, 'is empty');

/** The id of a source that reads from places. */
export const sourceId = z.string().regex(/^[\w.-]+$/, 'may hold letters, digits, dot, hyphen and underscore');

/** A URL without a user and password. */
export const url = text.superRefine((value, context) => {
  const parsed = URL.parse(value);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    context.addIssue({ code: 'custom', message: 'is not a URL that begins with https:// or http://' });
  } else if (parsed.username || parsed.password) {
    context.addIssue({ code: 'custom', message: 'must not carry a user and password; use token_file' });
  }
});

/** Characters that a header can carry: anything else would be refused when the request is made. */
const headerValue = z.string().regex(/^[\x20-\x7e\t]*$/, 'holds a character that no HTTP header can carry');
const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is not the name of an HTTP header');

/** The keys that say where something is. */
export const placeKeys = {
  file: text.optional(),
  url: url.optional(),
  headers: z.record(headerName, headerValue).optional(),
};

/** Where something is: exactly one of the two. */
export interface Place {
  readonly file?: string | undefined;
  readonly url?: string | undefined;
}

type Refinement<T> = [check: (value: T) => boolean, message: { path?: string[]; error: string }];

/** For `refine`: one place, and no other. */
export const exactlyOnePlace: Refinement<Place> = [
  (value) => (value.file === undefined) !== (value.url === undefined),
  { error: 'needs exactly one of file and url' },
];

/** For `refine`: headers are sent, so they need a URL. */
export const headersWithUrl: Refinement<Place & { headers?: unknown }> = [
  (value) => value.file === undefined || value.headers === undefined,
  { path: ['headers'], error: 'go with a url, not with a file' },
];

/** The keys that say how often, how patiently and with which token a source asks. */
export const askingKeys = {
  intervalSeconds: z.number().int().min(MIN_SECONDS).max(MAX_SECONDS).default(300),
  /** After this many seconds without the whole answer a URL is given up. */
  timeoutSeconds: z.number().min(1).max(600).default(60),
  token: text.optional(),
  token_file: text.optional(),
};

interface Tokens {
  readonly token?: string | undefined;
  readonly token_file?: string | undefined;
}

/** For `refine`: one token, or none. */
export const onlyOneToken: Refinement<Tokens> = [
  (config) => config.token === undefined || config.token_file === undefined,
  { path: ['token_file'], error: 'needs only one of token and token_file' },
];

/** How a place is called in messages: its path, or its URL without a query, which may hold a secret. */
export function shownPlace(place: Place): string {
  if (place.file !== undefined) return place.file;
  const { origin, pathname } = URL.parse(place.url!)!;
  return origin + pathname;
}

/** A sentence for each place to which the token would travel readable for others. */
export function readableTokens(tokens: Tokens, places: readonly Place[]): string[] {
  if (tokens.token === undefined && tokens.token_file === undefined) return [];
  return places
    .filter((place) => place.url !== undefined && isReadableOnTheWay(place.url))
    .map((place) => `${shownPlace(place)}: the token is sent without encryption; use https`);
}

function isReadableOnTheWay(address: string): boolean {
  const { protocol, hostname } = URL.parse(address)!;
  return protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
