import { dirname } from 'node:path';
import type { Instant } from '../../src/calendars/period.ts';
import { configurationText } from '../configuration/configuration-text.ts';
import {
  ConfigurationError,
  parseConfiguration,
  type ReadConfiguration,
} from '../configuration/read-configuration.ts';
import { checkSources, type Finding, findingText } from '../sync/check-sources.ts';
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
  /**
   * Writes a configuration to begin with; false when there is one, which is left as it is. Throws
   * `ConfigurationError` when what is there cannot be read.
   */
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
  /** Told after each look that found otherwise: what is wrong with the file, in a sentence; null when nothing is. */
  readonly onProblem?: (problem: string | null) => void;
  /** How often the file is looked at, in milliseconds; only tests give another pace. */
  readonly lookMs?: number;
}

/**
 * Watches for the first configuration: as soon as the file is there and `check` finds nothing wrong, it is
 * handed over. Until then the findings are kept for the screens.
 */
export function watchForFirst(
  file: string,
  { now, onReady, onDemo, onProblem, lookMs = LOOK_MS }: FirstRunParts,
): FirstRun {
  const stopped = new AbortController();
  let content: Content = { text: null, unreadable: null };
  let findings: readonly Finding[] = [];
  let looks = 0;
  /** What could not be taken over is not tried again until it reads otherwise. */
  let refused: string | null = null;
  let busy = false;
  const tell = (found: readonly Finding[]) => {
    findings = found;
    onProblem?.(problemOf(file, found));
  };
  const look = async () => {
    if (busy) return;
    const found = contentOf(file);
    const { text } = found;
    const same = text === content.text && found.unreadable === content.unreadable;
    if (same && (text === null || text === refused || ++looks < LOOKS_UNTIL_NEXT_TRY)) return;
    if (!same) findings = [];
    content = found;
    looks = 0;
    if (text === null) {
      tell(found.unreadable === null ? [] : [{ well: false, sentence: found.unreadable }]);
      return;
    }
    busy = true;
    try {
      const read = { config: parseConfiguration(text, file, process.env), folder: dirname(file) };
      const all: Finding[] = [{ well: true, sentence: `${file}: read` }];
      for await (const finding of checkSources(read, now, stopped.signal)) all.push(finding);
      // Somebody may have gone on writing meanwhile: then what is there now is looked at first.
      if (stopped.signal.aborted || contentOf(file).text !== text) return;
      tell(all);
      if (!all.every(({ well }) => well)) return;
      const why = await onReady(read);
      if (why === null) stop();
      else {
        refused = text;
        tell([...all, { well: false, sentence: why }]);
      }
    } catch (error) {
      if (stopped.signal.aborted) return;
      const faults = error instanceof ConfigurationError ? error.faults : [(error as Error).message];
      tell(faults.map((sentence) => ({ well: false, sentence })));
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
    report: () => ({
      configurationFile: file,
      exists: content.text !== null || content.unreadable !== null,
      findings: findings.map(findingText),
    }),
    writeStartingFile() {
      const written = writeStartingFile(file);
      void look();
      if (!written) configurationText(file);
      return written;
    },
    runDemo: onDemo,
    stop,
  };
}

/** The file's text, or why what is there cannot be read; neither while there is no file. */
interface Content {
  readonly text: string | null;
  readonly unreadable: string | null;
}

function contentOf(file: string): Content {
  try {
    return { text: configurationText(file), unreadable: null };
  } catch (error) {
    return { text: null, unreadable: (error as Error).message };
  }
}

/** The first thing that is wrong, in a sentence with the file, and how many more there are; null when none is. */
function problemOf(file: string, findings: readonly Finding[]): string | null {
  const wrong = findings.filter(({ well }) => !well).map(({ sentence }) => sentence);
  if (wrong.length === 0) return null;
  const [first] = wrong;
  const sentence = first.startsWith(file) ? first : `${file}: ${first}`;
  return wrong.length === 1
    ? sentence
    : `${sentence} (and ${wrong.length - 1} more: wallclock check says them)`;
}
