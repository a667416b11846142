import { PROVIDERS } from '../../src/providers/providers.ts';
import { agreementsInForce, configuredRules } from '../agreements/configured-rules.ts';
import type { Fault } from '../agreements/fault.ts';
import { alarmFaults } from '../alarms/alarm-faults.ts';
import { dutyFaults } from '../duty/duty-faults.ts';
import { didYouMean } from '../sync/did-you-mean.ts';
import type { RtSourceConfig } from '../sync/sources/rt/rt-config.ts';
import type { Configuration } from './configuration.ts';

/** What is wrong with a configuration that is right key by key: what does not fit together. */
export function configurationFaults(config: Configuration): Fault[] {
  const { terms } = configuredRules(config);
  const providers = terms.map(({ provider }) => provider);
  return [
    ...config.agreements.flatMap((_, i) => agreementFaults(config, i)),
    ...unknownProviders(config, providers),
    ...alarmFaults(config, providers),
    ...dutyFaults(config, terms),
  ];
}

/** Why an agreement cannot stand beside those before it, those that Wallclock brings, and own calendars. */
function agreementFaults({ agreements, calendars }: Configuration, i: number): Fault[] {
  const path = ['agreements', i];
  const one = agreements[i];
  const { provider, form } = one.terms;
  const twice = agreements.slice(0, i).find(({ terms }) => terms.provider === provider);
  if (twice)
    return [{ path, message: `'${provider}' has an agreement already, in ${twice.file}: keep one of them` }];
  const brought = PROVIDERS.get(provider);
  if (brought && brought.form !== form) {
    const message = `the agreement of '${provider}' has the form ${brought.form}: keep it, or give this one a provider of its own`;
    return [{ path, message }];
  }
  const later: readonly object[] = agreements.slice(i);
  const taken = new Map<string, string>();
  for (const other of agreementsInForce(agreements)) {
    if (later.includes(other)) continue;
    for (const { id } of other.calendars) taken.set(id, `the agreement of ${other.terms.provider}`);
  }
  for (const { id } of calendars) taken.set(id, 'calendars');
  return one.calendars
    .filter(({ id }) => taken.has(id))
    .map(({ id }) => ({
      path,
      message: `its calendar '${id}' is in ${taken.get(id)}, too: give one of them another id`,
    }));
}

/** The places at which a source names a provider that has no agreement. */
function unknownProviders(config: Configuration, known: readonly string[]): Fault[] {
  return config.sources.flatMap((source, i) => {
    if (source.type === 'demo') return [];
    const named = source.type === 'rt' ? namedByRt(source) : [[['provider'], source.provider] as const];
    return named.flatMap(([path, provider]) => {
      if (provider === undefined || known.includes(provider)) return [];
      const meant = didYouMean(provider, known);
      const hint =
        meant === null ? `name one of ${known.join(', ')}, or add its agreement` : `did you mean '${meant}'?`;
      return [{ path: ['sources', i, ...path], message: `'${provider}' is not a provider: ${hint}` }];
    });
  });
}

/** Where a source of Request Tracker names a provider. */
function namedByRt({ providers = [], mapping: { provider } }: RtSourceConfig) {
  const named: [path: Fault['path'], provider: string | undefined][] = providers.map((one, i) => [
    ['providers', i],
    one,
  ]);
  const at = ['mapping', 'provider'];
  if (typeof provider === 'string') return [...named, [at, provider] as const];
  const values = Object.entries(provider.values).map(
    ([value, one]) => [[...at, 'values', value], one] as const,
  );
  return [...named, ...values, [[...at, 'otherwise'], provider.otherwise] as const];
}
