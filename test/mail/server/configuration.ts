import { join } from 'node:path';

/** The ports of a server: plain SMTP that goes over to TLS when asked, and TLS from the first byte. */
export interface Ports {
  readonly starttls: number;
  readonly implicit: number;
}

/** Who may send. */
export const LOGIN = { user: 'wallclock', password: 'correct horse: {battery} $staple' } as const;

/** A mailbox that the server does not have. */
export const NO_MAILBOX = 'nobody@example.net';

/**
 * Exim's configuration: on loopback, with TLS where `tls`, a login that is offered only under TLS, and everything for
 * example.net delivered into one Maildir. Who does not log in may not send.
 */
export function configuration(folder: string, program: string, ports: Ports, tls: boolean): string {
  const at = (name: string) => join(folder, name);
  return `
primary_hostname = mail.example.net
exim_path = ${program}
keep_environment = ^LD_ : ^NSS_WRAPPER_
spool_directory = ${at('spool')}
log_file_path = ${at('%slog')}
pid_file_path = ${at('exim.pid')}
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${ports.starttls} : ${ports.implicit}
tls_on_connect_ports = ${ports.implicit}
tls_advertise_hosts = ${tls ? '*' : ''}
tls_certificate = ${at('certificate.pem')}
tls_privatekey = ${at('key.pem')}
auth_advertise_hosts = \${if eq{$tls_in_cipher}{}{}{*}}
domainlist local_domains = example.net
deliver_drop_privilege = true
never_users =
host_lookup =
qualify_domain = example.net
acl_smtp_rcpt = rcpt
acl_smtp_data = data
begin acl
rcpt:
  deny message = no such mailbox
       recipients = ${NO_MAILBOX}
  accept authenticated = *
         domains = +local_domains
  deny message = log in to send
data:
  deny message = this text is not taken
       condition = \${if match{$h_subject:}{refused by content}}
  accept
begin routers
local:
  driver = accept
  domains = +local_domains
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = ${at('maildir')}
  maildir_format
  envelope_to_add
  return_path_add
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{${LOGIN.user}}}{eq{$auth3}{${quoted(LOGIN.password)}}}}}
  server_set_id = $auth2
`;
}

/** A text as Exim expands it to itself. */
function quoted(text: string): string {
  return text.replace(/[\\${}]/g, '\\$&');
}
