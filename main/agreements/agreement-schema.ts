import { type WrittenSchema, writtenSchema } from '../configuration/written-schema.ts';
import { agreementFile } from './agreement-file.ts';

/**
 * The JSON Schema (draft 2020-12) of the agreement file, for editors. It knows what one key may hold; what does not fit
 * together, such as a calendar that is not there, only `wallclock check` finds.
 */
export function agreementSchema(): WrittenSchema {
  return writtenSchema(agreementFile());
}
