import { type Agreement, shownAgreement } from './agreement-file.ts';

/** A setting of an agreement file that reads otherwise: as YAML would show it, or null where it is not there. */
export interface SettingChange {
  /** Such as `tiers.basis.remote.goal`, or `calendars.aura-basis-onsite.hours.friday`. */
  readonly path: string;
  readonly was: string | null;
  readonly becomes: string | null;
}

/** The settings in which two agreements differ, in the order of an agreement file. */
export function settingChanges(before: Agreement, after: Agreement): SettingChange[] {
  return changesOf('', byId(shownAgreement(before)), byId(shownAgreement(after)));
}

/** Calendars are a list in the file; they are compared by their ids. */
function byId(shown: Record<string, unknown>): Record<string, unknown> {
  const calendars = shown.calendars as readonly { readonly id: string }[];
  return { ...shown, calendars: Object.fromEntries(calendars.map(({ id, ...rest }) => [id, rest])) };
}

function changesOf(path: string, was: unknown, becomes: unknown): SettingChange[] {
  if (JSON.stringify(was) === JSON.stringify(becomes)) return [];
  if (isGroup(was) && isGroup(becomes)) {
    const keys = new Set([...Object.keys(was), ...Object.keys(becomes)]);
    return [...keys].flatMap((key) => changesOf(path ? `${path}.${key}` : key, was[key], becomes[key]));
  }
  return [{ path, was: written(was), becomes: written(becomes) }];
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function written(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
