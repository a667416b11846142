import type { TFunction } from 'i18next';
import { REASON_CODES } from '../../../src/compliance/reason-code.ts';

/** A reason code as it is read; one that this page does not know stands as it is. */
export function codeText(code: string, t: TFunction): string {
  const known = REASON_CODES.find((each) => each === code);
  return known ? t(`compliance.code.${known}`) : code;
}
