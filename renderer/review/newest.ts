import { type Problem, problemOf } from '../desk/use-answer.ts';

/** A question to the station, one of many that follow on each other. */
export interface Question<A> {
  /** What it asks for: the same key is the same question. */
  readonly key: string;
  /**
   * Questions of one flow come while an instant moves: an answer to an earlier one still helps until there is a newer.
   * An answer to one of another flow helps nobody.
   */
  readonly flow: string;
  /** At least so many milliseconds lie between it and the question before it in its flow. */
  readonly apart: number;
  readonly ask: (signal: AbortSignal) => Promise<A>;
}

/** What was heard last, and what became of the question that is asked now. */
export interface Heard<A> {
  readonly answer: A | null;
  /** The question that it answers. */
  readonly answered: Pick<Question<A>, 'key' | 'flow'> | null;
  /** Why there is no newer answer, and to which question. */
  readonly problem: { readonly key: string; readonly problem: Problem } | null;
}

/** A station that keeps a question for longer than this does not answer, in milliseconds. */
const GIVE_UP = 8000;
/** Until a question that was not answered is asked again. */
const ASK_AGAIN = 2000;
/** What takes long is asked more seldom: for as long as it took the page has nothing to read. */
const REST = 2;

/**
 * Asks the station for the newest question only. There is never more than one on the way: those that come meanwhile are
 * kept, the newest of them alone, so nothing piles up, and no answer can overtake another.
 */
export class Newest<A> {
  #wanted: Question<A> | null = null;
  #onTheWay: { readonly question: Question<A>; readonly gone: AbortController } | null = null;
  #askedAt = -Infinity;
  /** How long the station, the way and the reading took the last time. */
  #took = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heard: Heard<A> = { answer: null, answered: null, problem: null };
  readonly #tell: (heard: Heard<A>) => void;
  readonly #steady: () => number;

  /** `tell` is told of all that is heard; `steady` is a time that never jumps, in milliseconds. */
  constructor(tell: (heard: Heard<A>) => void, steady: () => number = () => performance.now()) {
    this.#tell = tell;
    this.#steady = steady;
  }

  /** Asks this from now on; null asks nothing. */
  want(question: Question<A> | null): void {
    if (question?.key === this.#wanted?.key && question?.flow === this.#wanted?.flow) return;
    const before = this.#wanted;
    this.#wanted = question;
    clearTimeout(this.#timer);
    if (question?.flow !== before?.flow) {
      this.#drop();
      this.#askedAt = -Infinity;
    }
    this.#next();
  }

  /** Asks nothing any more, and tells of nothing that comes. */
  stop(): void {
    this.want(null);
    this.#drop();
  }

  #drop(): void {
    this.#onTheWay?.gone.abort();
    this.#onTheWay = null;
  }

  /** Asks what is wanted, unless it was asked already, something is on the way, or it is too soon. */
  #next(): void {
    const wanted = this.#wanted;
    if (!wanted || this.#onTheWay) return;
    const wait = this.#askedAt + Math.max(wanted.apart, REST * this.#took) - this.#steady();
    if (wait > 0) this.#timer = setTimeout(() => this.#next(), wait);
    else void this.#ask(wanted);
  }

  async #ask(question: Question<A>): Promise<void> {
    const gone = new AbortController();
    this.#onTheWay = { question, gone };
    this.#askedAt = this.#steady();
    try {
      const answer = await question.ask(AbortSignal.any([gone.signal, AbortSignal.timeout(GIVE_UP)]));
      if (gone.signal.aborted) return;
      this.#took = this.#steady() - this.#askedAt;
      this.#hear({ answer, answered: question, problem: null });
      this.#onTheWay = null;
      if (this.#wanted?.key !== question.key) this.#next();
    } catch (error) {
      if (gone.signal.aborted) return;
      this.#onTheWay = null;
      const { problem, mayPass } = problemOf(error);
      this.#hear({ ...this.#heard, problem: { key: question.key, problem } });
      if (this.#wanted?.key !== question.key) this.#next();
      else if (mayPass) this.#timer = setTimeout(() => this.#next(), ASK_AGAIN);
    }
  }

  #hear(heard: Heard<A>): void {
    this.#heard = heard;
    this.#tell(heard);
  }
}
