/** RT refused a write, which it often says with status 200 and words, or with no word at all. */
export class RtRefused extends Error {
  override name = 'RtRefused';
  readonly status: number;
  readonly messages: string[];

  constructor(what: string, status: number, messages: string[]) {
    super(`RT refused to ${what} (${status}): ${messages.join('; ') || 'it said nothing'}`);
    this.status = status;
    this.messages = messages;
  }
}

export type RtWrite = {
  method: 'PUT' | 'POST';
  path: string;
  body: unknown;
  /** Every message RT answers must match this. */
  done: RegExp;
  /** How many messages it must answer at least; 1 when left out. */
  least?: number;
};

export type RtRest = ReturnType<typeof rtRest>;

/** RT's REST 2.0 as the user to whom `token` belongs. `what` completes the sentence "RT refused to …". */
export function rtRest(url: string, token: string) {
  const headers = {
    authorization: `token ${token}`,
    'content-type': 'application/json',
    'accept-language': 'en', // RT words its messages in the reader's language, and `done` reads English
  };

  /** Answers the status and the parsed body; `path` follows /REST/2.0/. Throws RtRefused on an error. */
  async function call(what: string, method: string, path: string, body?: unknown) {
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`${url}/REST/2.0/${path}`, init);
    const answer = await response.text();
    if (!response.ok) throw new RtRefused(what, response.status, [answer]);
    return { status: response.status, answer: JSON.parse(answer) };
  }

  /** Throws RtRefused unless RT's messages say that all of it was done. */
  async function write(what: string, { method, path, body, done, least = 1 }: RtWrite): Promise<void> {
    const { status, answer } = await call(what, method, path, body);
    const messages: string[] = Array.isArray(answer) ? answer : [JSON.stringify(answer)];
    const wentWell = messages.length >= least && messages.every((message) => done.test(message));
    if (!wentWell) throw new RtRefused(what, status, messages);
  }

  return { call, write };
}
