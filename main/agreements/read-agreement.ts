import type { z } from 'zod';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { checkYaml, readYaml } from '../configuration/yaml-file.ts';
import { agreementFaults } from './agreement-faults.ts';
import { type Agreement, type AgreementFile, agreementFile, agreementOf } from './agreement-file.ts';

/**
 * The agreement that a text says; `file` is for the faults. `${env:NAME}` in any text is replaced by that environment
 * variable. Throws `ConfigurationError` with everything that is wrong, each with its line.
 */
export function readAgreement(text: string, file: string, environment: NodeJS.ProcessEnv): Agreement {
  const yaml = readYaml(text, file, environment);
  const checked = checkYaml(yaml, schemaOf(yaml.data), { guide: 'docs/providers.md' });
  if (checked.kind === 'wrong') throw new ConfigurationError(checked.faults);
  const faults = agreementFaults(checked.value);
  if (faults.length > 0) {
    throw new ConfigurationError(faults.map(({ path, message }) => `${yaml.at(path)}: ${message}`));
  }
  return agreementOf(checked.value);
}

/** The schema of the form that a file says, so that no key of the other form is taken for meant. */
function schemaOf(data: unknown): z.ZodType<AgreementFile> {
  const { form } = (data ?? {}) as { form?: unknown };
  const schema = agreementFile();
  return schema.options.find((one) => one.shape.form.value === form) ?? schema;
}
