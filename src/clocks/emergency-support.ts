import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import { contains, type Instant } from '../calendars/period.ts';
import type { Activation, Case } from '../tickets/ticket.ts';

/** Whether a service has emergency support, and if not, what its customer can do. */
export type EmergencySupport = 'included' | 'activated' | 'requestable-free' | 'contact-upfront';

/** Compares names of services "whole, without regard to case, spaces and hyphens". */
export function serviceKey(name: string): string {
  return name.toLowerCase().replace(/[\s\p{Dash}]/gu, '');
}

/**
 * The emergency support of the case's service at an instant. "Services which are DDoS-Protection, IP-Transit
 * and Colocation having emergency support enabled by default. Customers with a monthly revenue of at least
 * 500€ can request the activation free of charge." Else they contact aurologic upfront.
 *
 * What is compared is the service's kind, or its name where no kind is synced; an activation counts when it
 * names either.
 */
export function emergencySupport(facts: Case, terms: EmergencyTicketsTerms, at: Instant): EmergencySupport {
  const { service, serviceKind } = facts.ticket;
  const compared = serviceKind ?? service;
  if (compared !== null) {
    if (includedKeys(terms.includedServices).has(serviceKey(compared))) return 'included';
  }
  if (activationAt(facts, at)) return 'activated';
  const revenue = facts.customer?.monthlyRevenueEur ?? 0;
  const freeFrom = terms.freeActivationFromEur;
  return freeFrom !== null && revenue >= freeFrom ? 'requestable-free' : 'contact-upfront';
}

/** The keys of services that are included, made once for each list: every ticket is compared with them each second. */
const keysOf = new WeakMap<readonly string[], ReadonlySet<string>>();

function includedKeys(services: readonly string[]): ReadonlySet<string> {
  let keys = keysOf.get(services);
  if (!keys) {
    keys = new Set(services.map(serviceKey));
    keysOf.set(services, keys);
  }
  return keys;
}

/** The activation on file for the case's service that is valid at an instant. */
export function activationAt(facts: Case, at: Instant): Activation | undefined {
  const { service, serviceKind } = facts.ticket;
  if (facts.activations.length === 0) return undefined;
  const keys = [serviceKind, service].filter((name) => name !== null).map(serviceKey);
  return facts.activations.find(
    (activation) => contains(activation.valid, at) && keys.includes(serviceKey(activation.service)),
  );
}

/** Whether this support starts a clock that counts: "Only the first two". */
export function countsAsEmergency(support: EmergencySupport): boolean {
  return support === 'included' || support === 'activated';
}
