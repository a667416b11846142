import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Instant } from '../../src/calendars/period.ts';
import {
  ConfigurationError,
  parseConfiguration,
  type ReadConfiguration,
} from '../configuration/read-configuration.ts';
import { checkSources, findingText } from '../sync/check-sources.ts';
import { writeStartingFile } from './starting-file.ts';

const LOOK_MS = 1_000;
/** A source that failed is tried again after so many looks at a file that did not change. */
const LOOKS_UNTIL_NEXT_TRY = 15;

/** Where the configuration belongs, and what `check` says of what is there. */
export interface FirstRunReport {
  readonly configurationFile: string;
  readonly exists: boolean;
  /** As `wallclock check` prints them; empty while there is no file. */
  readonly findings: readonly string[];
}

/** What an installed station offers while nothing is configured. */
export interface FirstRun {
  report(): FirstRunReport;
  /** Writes a configuration to begin with; false when there is one, which is left as it is. */
  writeStartingFile(): boolean;
  /** Goes over to the demo, in a data folder of its own. */
  runDemo(): void;
  stop(): void;
}

/** What the first run tells. */
export interface FirstRunParts {
  readonly now: () => Instant;
  /** The file reads well and every source answered. Answers null when it is taken over, else why it cannot be. */
  readonly onReady: (read: ReadConfiguration) => Promise<string | null>;
  readonly onDemo: () => void;
  /** How often the file is looked at, in milliseconds; only tests give another pace. */
  readonly lookMs?: number;
}

/**
 * Watches for the first configuration: as soon as the file is there and `check` finds nothing wrong, it is
 * handed over. Until then the findings are kept for the screens.
 */
export function watchForFirst(
  file: string,
  { now, onReady, onDemo, lookMs = LOOK_MS }: FirstRunParts,
): FirstRun {
  const stopped = new AbortController();
  let text: string | null = null;
  let findings: readonly string[] = [];
  let looks = 0;
  /** What could not be taken over is not tried again until it reads otherwise. */
  let refused: string | null = null;
  let busy = false;
  const look = async () => {
    if (busy) return;
    const found = textOf(file);
    const waits = found === null || found === refused || ++looks < LOOKS_UNTIL_NEXT_TRY;
    if (found === text && waits) return;
    if (found !== text) findings = [];
    text = found;
    looks = 0;
    if (found === null) return;
    busy = true;
    try {
      const read = { config: parseConfiguration(found, file, process.env), folder: dirname(file) };
      const sentences = [`✓ ${file}: read`];
      let well = true;
      for await (const finding of checkSources(read, now, stopped.signal)) {
        well &&= finding.well;
        sentences.push(findingText(finding));
      }
      findings = sentences;
      // Somebody may have gone on writing meanwhile: then what is there now is looked at first.
      if (!well || stopped.signal.aborted || textOf(file) !== found) return;
      const why = await onReady(read);
      if (why === null) stop();
      else {
        refused = found;
        findings = [...sentences, findingText({ well: false, sentence: why })];
      }
    } catch (error) {
      if (stopped.signal.aborted) return;
      const faults = error instanceof ConfigurationError ? error.faults : [(error as Error).message];
      findings = faults.map((sentence) => findingText({ well: false, sentence }));
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), lookMs);
  const stop = () => {
    clearInterval(timer);
    stopped.abort();
  };
  void look();
  return {
    report: () => ({ configurationFile: file, exists: text !== null, findings }),
    writeStartingFile() {
      const written = writeStartingFile(file);
      void look();
      return written;
    },
    runDemo: onDemo,
    stop,
  };
}

/** The file's text; null while there is none that can be read. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
