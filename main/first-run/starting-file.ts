import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A configuration to begin with: every line is a comment, so that nothing runs before somebody has decided. */
const STARTING_FILE = `# The configuration of Wallclock.
#
# Take the "# " away from one of the sources below and fill in your own names. Wallclock reads this file
# again by itself when it is saved, and says on its screen what is wrong with it.

# --- Request Tracker 5 -------------------------------------------------------------------------------------
# The token is of a user that may read the queues (SeeQueue, ShowTicket, SeeCustomField). It stands in a file
# of its own beside this one.
#
# sources:
#   - id: rt
#     type: rt
#     title: Faults
#     url: https://rt.example.net
#     token_file: rt.token
#     queues: [NOC]
#     mapping:
#       provider: { field: Provider, values: { aurologic: aurologic, AURA: aura } }
#       address: AddressId
#       customer: CustomerId
#       fields:
#         Emergency: { 'yes': emergency-flagged, 'no': emergency-unflagged }

# --- CSV files ---------------------------------------------------------------------------------------------
# The first line of each file names its columns: customers: id,name,parentId,monthlyRevenueEur;
# addresses: id,text; agreements: addressId,tier,from,to.
#
#   - id: contracts
#     type: tables
#     title: Contracts
#     tables:
#       customers: customers.csv
#       addresses: addresses.csv
#       agreements: agreements.csv

# --- Planned work from a calendar --------------------------------------------------------------------------
#
#   - id: calendar
#     type: icalendar
#     title: Planned work
#     provider: aura
#     file: planned-work.ics
`;

/**
 * Writes a commented configuration to begin with, readable by this user only. Answers false, and changes
 * nothing, when there is a file already: it is never overwritten. Throws when it cannot be written.
 */
export function writeStartingFile(file: string): boolean {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, STARTING_FILE, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
