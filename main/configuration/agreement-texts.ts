import { configurationText } from './configuration-text.ts';
import type { TextOf } from './read-configuration.ts';

/** The texts of the agreement files that a configuration names, as they were read: they tell when one has changed. */
export interface AgreementTexts {
  /** Reads a file, and notes what it holds. Throws as `configurationText` does. */
  readonly textOf: TextOf;
  /** Whether one of the files that were read holds something else by now. */
  changed(): boolean;
}

/** What was read so far: these files. One that cannot be read counts as holding the reason. */
export function agreementTexts(files: readonly string[]): AgreementTexts {
  const found = (file: string): string | null => {
    try {
      return configurationText(file);
    } catch (error) {
      return (error as Error).message;
    }
  };
  const texts = new Map(files.map((file) => [file, found(file)]));
  return {
    textOf(file) {
      texts.set(file, found(file));
      const text = configurationText(file);
      texts.set(file, text);
      return text;
    },
    changed: () => [...texts].some(([file, text]) => found(file) !== text),
  };
}
