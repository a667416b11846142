import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateFile } from '../database/private-files.ts';

/** Whom a link was sent to, about which alarm, with which telling. */
export interface Linked {
  readonly alarm: string;
  readonly telling: number;
  readonly person: string;
  readonly name: string;
}

/** Signs links by which people acknowledge alarms, and reads them. */
export interface LinkTokens {
  sign(linked: Linked): string;
  /** What a token says; null where this station did not sign it. */
  read(token: string): Linked | null;
}

const SECRET_BYTES = 32;

/** The tokens of a secret. */
export function linkTokens(secret: Buffer): LinkTokens {
  const signature = (payload: string) => createHmac('sha256', secret).update(payload).digest();
  return {
    sign({ alarm, telling, person, name }) {
      const payload = Buffer.from(JSON.stringify([alarm, telling, person, name])).toString('base64url');
      return `${payload}.${signature(payload).toString('base64url')}`;
    },
    read(token) {
      const [payload = '', signed = '', ...more] = token.split('.');
      // As text: base64url can be written in several ways, and each would count once more.
      const given = Buffer.from(signed);
      const right = Buffer.from(signature(payload).toString('base64url'));
      if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const [alarm, telling, person, name] = JSON.parse(Buffer.from(payload, 'base64url').toString());
      return { alarm, telling, person, name };
    },
  };
}

/** The id under which what a link does is kept: the same each time, so that it counts once. */
export function linkEntryId(token: string): string {
  return `link ${createHash('sha256').update(token).digest('base64url')}`;
}

/**
 * The secret of a data folder, made at its first use. It stands in a file of its own, readable by this user only, so that
 * no copy of the database carries it: links that were sent before it was lost are refused.
 */
export function linkSecret(folder: string): Buffer {
  const file = join(folder, 'wallclock.secret');
  if (existsSync(file)) {
    const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
    if (secret.length >= SECRET_BYTES) return secret;
  }
  privateFile(file);
  const secret = randomBytes(SECRET_BYTES);
  writeFileSync(file, `${secret.toString('base64url')}\n`);
  return secret;
}
