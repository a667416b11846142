import { z } from 'zod';
import { filledText } from '../../agreements/names.ts';
import { didYouMean } from '../../sync/did-you-mean.ts';
import { channelKeys, isLoopback, onlyOneOf } from './channel-keys.ts';
import { PART_NAMES } from './message-parts.ts';
import { placeholdersIn, type Template } from './template.ts';

const headerName = z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is not the name of an HTTP header');
const headerValue = z.string().regex(/^[\x20-\x7e\t]*$/, 'holds a character that no HTTP header can carry');
const template: z.ZodType<Template> = z.json();

/** One entry of `alarms.channels:` that posts to a URL. */
export const webhookConfig = z
  .strictObject({
    ...channelKeys,
    type: z.literal('webhook'),
    /** Placeholders in its path and query are filled in, such as `{address}`. */
    url: filledText,
    format: z.enum(['wallclock', 'ntfy', 'template']).default('wallclock'),
    /** Of ntfy: where a message is published. */
    topic: filledText.optional(),
    /** The body of `format: template`. */
    template: template.optional(),
    /** How the template is written: as JSON, or as the fields of a form. */
    encoding: z.enum(['json', 'form']).optional(),
    headers: z.record(headerName, headerValue).default({}),
    /** Goes into the Authorization header, as Bearer. */
    token: filledText.optional(),
    token_file: filledText.optional(),
    /** What the body is signed with. */
    secret: filledText.optional(),
    secret_file: filledText.optional(),
    ca_file: filledText.optional(),
    /** Lets a message travel readable to another machine. */
    insecure: z.boolean().default(false),
  })
  .refine(...onlyOneOf('token', 'token_file'))
  .refine(...onlyOneOf('secret', 'secret_file'))
  .superRefine((config, context) => {
    for (const { path, message } of webhookFaults(config)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  })
  .transform(({ title, ...rest }) => ({ ...rest, title: title ?? TITLES[rest.format] }));
export type WebhookConfig = z.infer<typeof webhookConfig>;

const TITLES = { wallclock: 'Webhook', ntfy: 'ntfy', template: 'Webhook' } as const;

interface Written {
  readonly url: string;
  readonly format: 'wallclock' | 'ntfy' | 'template';
  readonly topic?: string | undefined;
  readonly template?: Template | undefined;
  readonly encoding?: 'json' | 'form' | undefined;
  readonly insecure: boolean;
}

function* webhookFaults({ url, format, topic, template, encoding, insecure }: Written) {
  yield* urlFaults(url, insecure);
  if (format === 'template' && template === undefined) {
    yield { path: ['template'], message: 'is missing: write the body that is posted' };
  }
  for (const key of ['template', 'encoding'] as const) {
    const given = key === 'template' ? template : encoding;
    if (format !== 'template' && given !== undefined)
      yield { path: [key], message: `goes with format: template; this one has format: ${format}` };
  }
  if (format !== 'ntfy' && topic !== undefined) {
    yield { path: ['topic'], message: `goes with format: ntfy; this one has format: ${format}` };
  }
  if (encoding === 'form' && !isFlat(template)) {
    yield { path: ['template'], message: 'is not a list of fields: a form has names with one text each' };
  }
  for (const [key, place] of Object.entries({ url, topic, template })) {
    for (const name of placeholdersIn(place ?? null)) yield* placeholderFaults(key, name);
  }
}

function* urlFaults(url: string, insecure: boolean) {
  const path = ['url'];
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    yield { path, message: 'is not a URL that begins with https://' };
    return;
  }
  if (parsed.username || parsed.password) {
    yield { path, message: 'must not carry a user and password; use token_file, or headers' };
  }
  if (/[{}]/.test(url.slice(0, url.indexOf('/', url.indexOf('//') + 2)))) {
    yield { path, message: 'has a placeholder in its host: only its path and query may have one' };
  }
  if (parsed.protocol === 'http:' && !insecure && !isLoopback(parsed.hostname)) {
    const message = `without TLS everybody on the way to ${parsed.host} can read and change what is sent: use https, or add insecure: true`;
    yield { path, message };
  }
}

function* placeholderFaults(key: string, name: string) {
  if ((PART_NAMES as readonly string[]).includes(name)) return;
  const meant = didYouMean(name, PART_NAMES);
  const hint = meant === null ? `there are ${PART_NAMES.join(', ')}` : `did you mean {${meant}}?`;
  yield { path: [key], message: `{${name}} is no placeholder: ${hint}` };
}

function isFlat(template: Template | undefined): boolean {
  if (template === null || typeof template !== 'object' || Array.isArray(template)) return false;
  return Object.values(template).every((value) => value === null || typeof value !== 'object');
}
