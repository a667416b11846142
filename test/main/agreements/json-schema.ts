import { Ajv2020 } from 'ajv/dist/2020.js';
import { agreementSchema } from '../../../main/agreements/agreement-schema.ts';

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(agreementSchema());

/** What an editor finds wrong with an agreement file by the JSON Schema alone: a path and a sentence each. */
export function editorFaults(data: unknown): string[] {
  validate(data);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
