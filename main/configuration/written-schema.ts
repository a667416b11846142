import { z } from 'zod';

/** The JSON Schema (draft 2020-12) of what may be written, as far as it is read here. */
export interface WrittenSchema {
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly type?: string;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, WrittenSchema>>;
  readonly additionalProperties?: WrittenSchema | boolean;
  readonly items?: WrittenSchema | boolean;
  readonly anyOf?: readonly WrittenSchema[];
  readonly oneOf?: readonly WrittenSchema[];
}

/** What may be written for a schema, before anything is filled in. */
export function writtenSchema(schema: z.ZodType): WrittenSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as WrittenSchema;
}

/** What may stand at a path of keys: one schema for each form that could be meant. */
export function schemasAt(root: WrittenSchema, path: readonly PropertyKey[]): WrittenSchema[] {
  return path.reduce((nodes: WrittenSchema[], key) => nodes.flatMap((node) => below(node, key)), sides(root));
}

/** The keys that may stand at a path. */
export function keysAt(root: WrittenSchema, path: readonly PropertyKey[]): string[] {
  return schemasAt(root, path).flatMap(({ properties = {} }) => Object.keys(properties));
}

function below(
  { properties, additionalProperties, items }: WrittenSchema,
  key: PropertyKey,
): WrittenSchema[] {
  const next = typeof key === 'number' ? items : (properties?.[String(key)] ?? additionalProperties);
  return typeof next === 'object' ? sides(next) : [];
}

/** A schema as its sides, where it is one of several. */
function sides(schema: WrittenSchema): WrittenSchema[] {
  const several = schema.anyOf ?? schema.oneOf;
  if (!several) return [schema];
  const { description } = schema;
  return several.flatMap(sides).map((side) => (description === undefined ? side : { ...side, description }));
}
