# The configuration of the disposable ticket server.
# WALLCLOCK_RT_FOLDER (where its files are) and WALLCLOCK_RT_PORT come from server.ts and database.ts.
use utf8;

my $folder = $ENV{WALLCLOCK_RT_FOLDER} or die 'WALLCLOCK_RT_FOLDER is not set';
my $port = $ENV{WALLCLOCK_RT_PORT} || 80;

Set($rtname, 'noc.test');
Set($Organization, 'noc.test');
Set($Timezone, 'UTC');
Set(@LexiconLanguages, 'en');

Set($WebDomain, '127.0.0.1');
Set($WebPort, $port);
Set($WebBaseURL, "http://127.0.0.1:$port");
Set($WebSessionClass, 'Apache::Session::File');

Set($DatabaseType, 'SQLite');
Set($DatabaseName, "$folder/rt.sqlite");

# Every call costs one bcrypt: 10 ms at 4, 270 ms at RT's own 12.
Set($BcryptCost, 4);

# No mail leaves this server: the seed disables what would send it, and this catches the rest.
Set($MailCommand, 'testfile');
Set($CorrespondAddress, 'rt@noc.test');
Set($CommentAddress, 'rt-comment@noc.test');
Set($RTAddressRegexp, '^rt(-comment)?@noc\.test$');

Set($LogToSTDERR, 'warning');
Set($LogToSyslog, undef);
Set($LogToFile, undef);

$RT::VarPath = $folder;
$RT::MasonDataDir = "$folder/mason";
$RT::MasonSessionDir = "$folder/sessions";

1;
