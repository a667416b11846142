/** What customers write when a service fails, by the kind of the service. */
export const EMERGENCY_SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  Colocation: [
    'Both feeds down',
    'PDU A tripped, cabinet dark',
    'Cross connect lost light',
    'Inlet temperature at 34 °C',
  ],
  'IP-Transit': [
    'BGP session down, no prefixes',
    'Packet loss of 12 % on transit',
    'Port flaps every minute',
    'Latency to AMS tripled',
  ],
  'DDoS-Protection': [
    'Attack traffic passes filter',
    'Legitimate players are filtered',
    'Mitigation does not start',
    'Port saturated, 38 Gbit/s UDP',
  ],
  'Dedicated Server': [
    'Host unreachable, console dark',
    'RAID degraded, host read-only',
    'Kernel panic after reboot',
    'No network after maintenance',
  ],
  'Managed Hosting': [
    'Shop answers 502',
    'Database does not start',
    'Certificate expired, site down',
    'Cluster lost its quorum',
  ],
  Webspace: ['Website shows a blank page', 'PHP errors on every page', 'FTP upload refused'],
  'Mail Hosting': ['Mail queue stands still', 'IMAP login fails for all users'],
  'Backup Space': ['Backup target not reachable'],
};

/** What customers flag although nothing is down. */
export const NOT_IMPACTING_SUBJECTS = [
  'Please add an rDNS entry',
  'Question about the traffic graph',
  'New contact person for the cabinet',
  'When is the next maintenance?',
  'IPv6 prefix wanted by Friday',
  'Remote hands for a label',
];

export const ACCOUNTING_SUBJECTS = [
  'Invoice shows the old address',
  'Change to SEPA direct debit',
  'VAT number to be added',
  'Credit note for last month',
  'Offer for a second cabinet',
  'Cancellation at the end of term',
  'Copy of the contract',
];

export const TECHNICAL_SUBJECTS = [
  'Access card for a new colleague',
  'Additional /29 for the rack',
  'Firewall rule for the backup network',
  'BGP community wanted',
  'Announce a new prefix',
  'KVM access on Thursday',
  'Traffic higher than expected',
  'Change of the reverse zone',
];

/** Faults that the operations centre can end from afar. */
export const REMOTE_FAULTS = [
  'No internet since this morning',
  'Fixed IP address does not answer',
  'Very slow upload',
  'Telephony registers and drops',
  'VPN between sites down',
  'Packet loss in the afternoon',
  'Router reboots by itself',
];

/** Faults for which a technician has to come. */
export const ONSITE_FAULTS = [
  'Fibre box without light',
  'Cable cut by an excavator',
  'Router dead after a power failure',
  'Fibre socket torn off the wall',
  'Media converter smells burnt',
  'Red LOS light on the box',
];

export const OWN_NETWORK_FAULTS = [
  'Wi-Fi bad on the first floor',
  'Printer not found',
  'Firewall blocks the till',
];
