import { createHmac } from 'node:crypto';

/**
 * The headers that prove who sent a body, and when: `X-Wallclock-Timestamp`, in seconds since 1970, and
 * `X-Wallclock-Signature`, `v1=` and the HMAC-SHA256 of the timestamp, a dot and the body, in hexadecimal digits.
 */
export function signatureHeaders(body: string, secret: string, nowMs: number): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { 'X-Wallclock-Timestamp': timestamp, 'X-Wallclock-Signature': `v1=${digest}` };
}
