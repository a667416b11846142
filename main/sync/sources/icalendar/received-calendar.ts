import { resolve } from 'node:path';
import { tokenReader } from '../../token.ts';
import type { Content, Wanted } from '../received/content.ts';
import { shownPlace } from '../received/place.ts';
import { readFileContent } from '../received/read-file.ts';
import { readUrl, type Validators } from '../received/read-url.ts';
import type { IcalendarSourceConfig } from './icalendar-config.ts';

/** A calendar as it is asked for. */
export const CALENDAR: Wanted = {
  noun: 'calendar',
  accept: 'text/calendar, */*;q=0.1',
  saveAs: 'iCalendar in UTF-8',
  saveTextAs: 'iCalendar (.ics)',
  mostBytes: 20 * 1024 * 1024,
};

/** Receives the calendar of one source, and knows how to ask only for a newer one. */
export class ReceivedCalendar {
  /** How messages name it. */
  readonly shown: string;
  readonly #config: IcalendarSourceConfig;
  readonly #folder: string;
  #validators: Validators | null = null;

  constructor(config: IcalendarSourceConfig, folder: string) {
    this.#config = config;
    this.#folder = folder;
    this.shown = shownPlace(config);
  }

  /**
   * The calendar; null content when the server says that it is as it was, never with `anew`. `date` is the
   * server's clock. Throws `SourceError`.
   */
  async receive(signal: AbortSignal, anew: boolean): Promise<{ content: Content | null; date?: number }> {
    const { file, url, headers = {}, timeoutSeconds } = this.#config;
    if (file !== undefined) {
      return { content: await readFileContent(resolve(this.#folder, file), this.shown, CALENDAR) };
    }
    const answer = await readUrl({
      wanted: CALENDAR,
      url: url!,
      shown: this.shown,
      headers,
      token: tokenReader(this.#config, this.#folder)(),
      validators: anew ? null : this.#validators,
      timeoutMs: timeoutSeconds * 1000,
      signal,
    });
    if (answer.content) this.#validators = answer.validators;
    return { content: answer.content, ...(answer.date !== null && { date: answer.date }) };
  }
}
