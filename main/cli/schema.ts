import { agreementSchema } from '../agreements/agreement-schema.ts';

/** Prints the JSON Schema of the agreement file, for editors. Answers the exit status. */
export async function schema(): Promise<number> {
  process.stdout.write(`${JSON.stringify(agreementSchema(), null, 2)}\n`);
  return 0;
}
