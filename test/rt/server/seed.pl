# What the disposable ticket server holds: queues in three languages with their custom fields, a queue that
# the sync user cannot see, staff, customers, their rights and their tokens. RT runs this file once.
# WALLCLOCK_RT_TOKENS names the file that gets the tokens, as JSON: {"root": "1-12-…", "duty": …}.
use strict;
no strict 'vars'; # RT reads @Queues and the other lists by these bare names
use utf8;

my @watched = qw(NOC Stoerungen Fejl);

push @Queues,
  { Name => 'NOC', Description => 'Network operations' },
  { Name => 'Stoerungen', Description => 'Störungen' },
  { Name => 'Fejl', Description => 'Fejlmeldinger fra kunder på fibernettet' },
  { Name => 'Hidden', Description => 'Not for the wallboard' };

# A field without values takes any text; RT refuses a value that is not in a field's list.
my %fields = (
  NOC => [
    Provider => [qw(aurologic aura)],
    Emergency => [qw(no yes)],
    ServiceImpact => [qw(unknown impacting not-impacting)],
    Service => [],
    ServiceKind => [],
    AddressId => [],
    CustomerId => [],
    Mode => [qw(remote onsite)],
    Channel => [qw(ticket phone email other)],
    Coverage => [qw(provider customer-network)],
    EscalationLevel => [],
    Progress => [
      qw(repair-started repair-paused repair-resumed technician-arrived access-refused restored),
      qw(all-clear-sent customer-informed staff-called case-accepted),
    ],
  ],
  Stoerungen => [
    Anbieter => [qw(aurologic aura)],
    Notfall => [qw(nein ja)],
    Auswirkung => [qw(unbekannt ja keine)],
    Leistung => [],
    Leistungsart => [],
    Adresse => [],
    Kundennummer => [],
    Einsatz => ['fern', 'vor Ort'],
    Kanal => [qw(Portal Telefon E-Mail Sonstiges)],
    Ursache => [qw(Netz Kunde)],
    Eskalation => [],
    Verlauf => [
      'begonnen', 'pausiert', 'fortgesetzt', 'eingetroffen', 'kein Zutritt', 'behoben',
      'Klarmeldung', 'Kunde informiert', 'Kollege gerufen', 'angenommen',
    ],
  ],
  # No field names the provider: this queue has only one.
  Fejl => [
    'Nødopkald' => [qw(nej ja)],
    'Påvirkning' => [qw(ukendt ja ingen)],
    Tjeneste => [],
    Tjenestetype => [],
    Adresse => [],
    Kundenummer => [],
    'Besøg' => ['fjern', 'på stedet'],
    Kilde => [qw(telefon e-mail portal andet)],
    'Årsag' => ['AURA', 'kundens net'],
    Eskalering => [],
    'Forløb' => [
      'påbegyndt', 'sat på pause', 'genoptaget', 'tekniker fremme', 'ingen adgang', 'udbedret',
      'klarmelding', 'kunde informeret', 'kollega tilkaldt', 'accepteret',
    ],
  ],
);

for my $queue (@watched) {
  my @left = @{ $fields{$queue} };
  while (my ($name, $values) = splice @left, 0, 2) {
    my $place = 0;
    push @CustomFields, {
      Name => $name,
      LookupType => 'RT::Queue-RT::Ticket',
      Queue => [$queue],
      Type => @$values ? 'SelectSingle' : 'FreeformSingle',
      Values => [map { { Name => $_, SortOrder => ++$place } } @$values],
    };
  }
}

my @customers = (
  { Name => 'customer1@example.test', RealName => 'Customer One' },
  { Name => 'customer2@kestrel.example', RealName => 'Åse Kestrel' },
);

push @Users,
  { Name => 'duty', RealName => 'Duty Engineer', EmailAddress => 'duty@noc.test', Privileged => 1 },
  { Name => 'amira', RealName => 'Amira Haddad', EmailAddress => 'amira@noc.test', Privileged => 1 },
  # Privileged, because RT answers /user/ID to nobody else. It has no right to change anything.
  { Name => 'wallboard', RealName => 'Wallboard', EmailAddress => 'wallboard@noc.test', Privileged => 1 },
  map { { %$_, EmailAddress => $_->{Name}, Privileged => 0 } } @customers;

push @Groups, { Name => 'Staff', Members => { Users => ['duty', 'amira'] } };

# Staff work in every queue, Hidden too.
my @staffRights = qw(
  SeeQueue ShowTicket ShowTicketComments ShowOutgoingEmail CreateTicket ReplyToTicket CommentOnTicket
  ModifyTicket DeleteTicket OwnTicket TakeTicket StealTicket ReassignTicket Watch
  SeeCustomField ModifyCustomField SetInitialCustomField
);
push @ACL, map { { GroupDomain => 'UserDefined', GroupId => 'Staff', Right => $_ } } @staffRights;

# Any unprivileged user may write in the watched queues, also in another customer's ticket: a test then need
# not make its customer the requestor first.
my @customerRights = qw(
  SeeQueue ShowTicket CreateTicket ReplyToTicket SeeCustomField ModifyCustomField SetInitialCustomField
);
for my $queue (@watched) {
  push @ACL, map {
    { GroupDomain => 'SystemInternal', GroupType => 'Unprivileged', Queue => $queue, Right => $_ }
  } @customerRights;
  push @ACL, map { { UserId => 'wallboard', Queue => $queue, Right => $_ } }
    qw(SeeQueue ShowTicket SeeCustomField);
}

# RT's own scrips would mail on nearly every change. The one that opens a ticket on a reply stays.
my $stopMail = sub {
  my $scrips = RT::Scrips->new(RT->SystemUser);
  $scrips->UnLimit;
  while (my $scrip = $scrips->Next) {
    next unless $scrip->ActionObj->ExecModule =~ /Notify|Autoreply|Forward|Email/;
    my ($done, $message) = $scrip->SetDisabled(1);
    die $message unless $done;
  }
};

my $writeTokens = sub {
  my %owners = (
    (map { $_ => $_ } qw(root duty amira wallboard)),
    (map { 'customer' . ($_ + 1) => $customers[$_]{Name} } 0 .. $#customers),
  );
  my %tokens;
  for my $name (keys %owners) {
    my $user = RT::User->new(RT->SystemUser);
    $user->Load($owners{$name});
    my ($id, $message, $token) = RT::AuthToken->new(RT->SystemUser)->Create(
      Owner => $user->id,
      Description => 'tests',
    );
    die "no token for $name: $message" unless $token;
    $tokens{$name} = $token;
  }
  open my $file, '>', $ENV{WALLCLOCK_RT_TOKENS} or die "WALLCLOCK_RT_TOKENS: $!";
  print $file JSON::to_json(\%tokens, { pretty => 1, canonical => 1 });
  close $file or die $!;
};

push @Final, $stopMail, $writeTokens;

1;
