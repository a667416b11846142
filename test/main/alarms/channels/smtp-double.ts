import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Where the double breaks the connection off, or what it answers there instead. */
export interface Broken {
  /** The command, or `text` for after the last byte of the message. */
  readonly at: 'connect' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'text';
  /** What is answered; null breaks the connection off, undefined says nothing at all. */
  readonly answer: string | null | undefined;
}

/** A mail server that fails as no real one can be made to: on loopback, without TLS. `taken` are the texts it took. */
export async function smtpDouble(broken: Broken | null): Promise<{ port: number; taken: string[] }> {
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    const answer = (at: Broken['at'], usual: string) => {
      if (broken?.at !== at) socket.write(`${usual}\r\n`);
      else if (broken.answer === null) socket.destroy();
      else if (broken.answer !== undefined) socket.write(`${broken.answer}\r\n`);
    };
    let waiting = '';
    let isText = false;
    answer('connect', '220 double');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      waiting += chunk;
      for (;;) {
        const end = waiting.indexOf(isText ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const piece = waiting.slice(0, end);
        waiting = waiting.slice(end + (isText ? 5 : 2));
        if (isText) {
          isText = false;
          taken.push(piece);
          answer('text', '250 taken');
          continue;
        }
        const command = piece.slice(0, 4).toUpperCase();
        if (command === 'DATA') {
          isText = broken?.at !== 'DATA';
          answer('DATA', '354 go on');
        } else if (command === 'QUIT') socket.end('221 bye\r\n');
        else answer(command as Broken['at'], '250 double');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, taken };
}
