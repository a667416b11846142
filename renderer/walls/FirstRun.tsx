import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AskedFirstRun, askFirstRun, startDemo, writeStartingFile } from '../feed/door.ts';

/** How often the station is asked what it says of the configuration, in milliseconds. */
const ASK_MS = 1_000;
/** So many findings fit, each on two lines. */
const LISTED = 4;

/** What came of a key. */
type Done =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'written' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'failed'; readonly sentence: string };

/**
 * The two choices of the first run, by key: C says where the configuration belongs, and writes one to begin with
 * where there is none; D runs the demo. The keys work only while this is shown.
 */
export function FirstRun() {
  const { t } = useTranslation();
  const [done, setDone] = useState<Done>({ kind: 'nothing' });
  const report = useReport();
  useEffect(() => {
    const act = async (key: string, what: () => Promise<Done>) => {
      try {
        setDone(await what());
      } catch {
        setDone({ kind: 'failed', sentence: t('firstRun.failed', { key }) });
      }
    };
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      const key = event.key.toUpperCase();
      if (key === 'C') void act(key, connect);
      else if (key === 'D') void act(key, () => startDemo().then(() => ({ kind: 'starting' })));
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [t]);
  const open = report !== null && (report.exists || done.kind !== 'nothing') && done.kind !== 'starting';
  return (
    <div className="first-run">
      <div className="choices">
        <section>
          <kbd>C</kbd>
          <div>
            <h3 className="big">{t('firstRun.connect')}</h3>
            <p className="secondary">{t('firstRun.connectRest')}</p>
          </div>
        </section>
        <section>
          <kbd>D</kbd>
          <div>
            <h3 className="big">{t('firstRun.demo')}</h3>
            <p className="secondary">
              {t(done.kind === 'starting' ? 'firstRun.starting' : 'firstRun.demoRest')}
            </p>
          </div>
        </section>
      </div>
      {open && <Connecting report={report} done={done} />}
    </div>
  );
}

/** Presses C: the station writes a file to begin with, unless there is one. */
async function connect(): Promise<Done> {
  const { written, error } = await writeStartingFile();
  if (error !== null) return { kind: 'failed', sentence: error };
  return { kind: written ? 'written' : 'kept' };
}

/** Where the configuration belongs, and what a check says of what is there. */
function Connecting({ report, done }: { readonly report: AskedFirstRun; readonly done: Done }) {
  const { t } = useTranslation();
  const { configurationFile, exists, findings } = report;
  const rest = findings.length - LISTED;
  // What is wrong comes first; where the file is stands above already.
  const ordered = findings.toSorted((a, b) => Number(a.startsWith('✓')) - Number(b.startsWith('✓')));
  return (
    <section className="connecting" aria-label={t('firstRun.connect')}>
      <h3>{t('firstRun.belongs')}</h3>
      <p className="path">{configurationFile}</p>
      <p className="secondary">
        {done.kind === 'failed' && done.sentence}
        {done.kind === 'written' && t('firstRun.written')}
        {done.kind === 'kept' && t('firstRun.kept')} {t('firstRun.watched')}
      </p>
      {exists && (
        <>
          <h3>{t('firstRun.found')}</h3>
          {findings.length === 0 && <p className="secondary">{t('firstRun.checking')}</p>}
          <ul>
            {ordered.slice(0, LISTED).map((finding) => (
              <li key={finding} className="finding">
                {finding.replace(`${configurationFile} `, '')}
              </li>
            ))}
            {rest > 0 && <li className="secondary">{t('firstRun.more', { count: rest })}</li>}
          </ul>
        </>
      )}
    </section>
  );
}

/** What the station says of the first configuration, asked again and again; null until it has answered. */
function useReport(): AskedFirstRun | null {
  const [report, setReport] = useState<AskedFirstRun | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const ask = async () => {
      try {
        setReport(await askFirstRun(ended.signal));
      } catch {
        // A station that does not answer is said by the band above.
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_MS);
    return () => {
      clearInterval(timer);
      ended.abort();
    };
  }, []);
  return report;
}
