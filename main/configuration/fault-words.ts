import type { z } from 'zod';
import type { Fault } from '../agreements/fault.ts';
import { didYouMean } from '../sync/did-you-mean.ts';
import { keysAt, writtenSchema } from './written-schema.ts';

/** What a fault refers to for more. */
export interface FaultWords {
  /** The page that explains the keys, such as `docs/configuration.md`. */
  readonly guide: string;
}

type Issue = z.core.$ZodIssue;

const NEEDED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

/** What is said of a fault for which the schema has no words of its own. */
export function plainMessage(issue: z.core.$ZodRawIssue): string | undefined {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type':
      if (input === undefined) return `is missing: ${NEEDED[issue.expected] ?? issue.expected} is needed`;
      return `is ${kindOf(input)}, and ${NEEDED[issue.expected] ?? issue.expected} is needed`;
    case 'invalid_value': {
      const choices = issue.values.map(String);
      if (input === undefined) return `is missing: write ${choices.join(' or ')}`;
      const meant = typeof input === 'string' ? didYouMean(input, choices) : null;
      const hint = meant === null ? '' : `: did you mean '${meant}'?`;
      return `${shownValue(input)} is not one of ${choices.join(', ')}${hint}`;
    }
    case 'too_small':
      return issue.origin === 'number' ? `must be ${issue.minimum} or more` : 'is empty, or too short';
    case 'too_big':
      return issue.origin === 'number' ? `must be ${issue.maximum} or less` : 'is too long';
    default:
      return undefined;
  }
}

/** The faults of issues: a misspelt key with what was meant, a choice with its most promising side. */
export function faultsIn(issues: readonly Issue[], schema: z.ZodType, words: FaultWords): Fault[] {
  return issues.flatMap((issue) => faultsOf(issue, [], schema, words));
}

function faultsOf(issue: Issue, before: Fault['path'], schema: z.ZodType, words: FaultWords): Fault[] {
  const path = [...before, ...(issue.path as Fault['path'])];
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(writtenSchema(schema), path);
    return issue.keys.map((key) => {
      const meant = didYouMean(key, known);
      const hint = meant === null ? `remove it, or see ${words.guide}` : `did you mean '${meant}'?`;
      return { path: [...path, key], message: `unknown key '${key}': ${hint}` };
    });
  }
  if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0].message }];
  const side = issue.code === 'invalid_union' ? meantSide(issue) : null;
  if (side) return side.flatMap((one) => faultsOf(one, path, schema, words));
  return [{ path, message: issue.message }];
}

/** The side that was meant: the one with the deepest fault. None, where every side is of another kind. */
function meantSide({ errors }: z.core.$ZodIssueInvalidUnion): readonly Issue[] | null {
  const fitting = errors.filter((side) => !side.some(isOfAnotherKind));
  const depth = (side: readonly Issue[]) => Math.max(...side.map((one) => one.path.length));
  return fitting.toSorted((a, b) => depth(b) - depth(a))[0] ?? null;
}

function isOfAnotherKind({ code, path }: Issue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}

function kindOf(input: unknown): string {
  if (input === null) return 'empty';
  if (Array.isArray(input)) return 'a list';
  return typeof input === 'object'
    ? 'a group of keys'
    : `a ${typeof input === 'string' ? 'text' : typeof input}`;
}

/** What was written, so short that no text is too long for a sentence. */
function shownValue(input: unknown): string {
  if (typeof input === 'string') return `'${input.length > 40 ? `${input.slice(0, 40)}…` : input}'`;
  return typeof input === 'object' ? kindOf(input) : String(input);
}
