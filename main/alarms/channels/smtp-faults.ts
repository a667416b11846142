import { networkReason } from './post.ts';

/** What nodemailer says of a failure. */
export interface SmtpError extends Error {
  readonly code?: string;
  /** The system's or TLS's own code, where there is one. */
  readonly originalCode?: string;
  /** The server's answer, and its number. */
  readonly response?: string;
  readonly responseCode?: number;
  /** The command that was answered. */
  readonly command?: string;
}

/** How a mail server is reached, as its messages name it. */
export interface SmtpPlace {
  /** `mail.example.net:587`. */
  readonly server: string;
  readonly tls: 'starttls' | 'implicit' | 'none';
  readonly user: string | undefined;
}

/** What is wrong with a mail server, where, and what to do. The password is in no answer that is repeated. */
export function smtpFault(error: SmtpError, { server, tls, user }: SmtpPlace): string {
  const number = error.responseCode ? ` (${error.responseCode})` : '';
  switch (error.code) {
    case 'EAUTH':
      if (error.responseCode === undefined || [500, 502, 503, 504].includes(error.responseCode))
        return `${server} takes no login${number}; leave user and password out, or choose another port or tls`;
      return `${server} refuses the login of ${user}${number}; correct user and password`;
    case 'EENVELOPE':
      return `${server} does not take the message${answer(error)}; ${envelopeRemedy(error)}`;
    case 'EMESSAGE':
      return `${server} refuses the message${answer(error)}; ask its operator, and check from`;
    case 'ETIMEDOUT':
      return `${server} does not answer in time; check host, port and tls (${tls}), and whether the server is well`;
    case 'EPROTOCOL':
      return `${server} does not speak SMTP; check host and port`;
    case 'ECONNECTION':
      return `${server} broke the connection off${answer(error)}; look into the server's log`;
    case 'ETLS':
      if (error.response && error.originalCode === undefined)
        return `${server} offers no STARTTLS${number}; turn TLS on there, or choose tls: implicit and its port`;
  }
  return `${server} ${networkReason({ code: error.originalCode ?? error.code })}`;
}

function envelopeRemedy({ command, responseCode }: SmtpError): string {
  if (responseCode === 530) return 'it asks for a login: set user and password_file';
  return command === 'MAIL FROM'
    ? 'correct from, and see that this sender is allowed for the login'
    : "correct the person's email, and see that the login may send there";
}

/** What the server answered, in one line; not more of it than one reads. */
function answer({ response }: SmtpError): string {
  if (!response) return '';
  const line = response.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return `: ${line.length > 200 ? `${line.slice(0, 197)}...` : line}`;
}
