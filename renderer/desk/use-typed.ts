import { useEffect, useRef, useState } from 'react';
import { changed } from './filters.ts';
import { currentPlace, goTo } from './place.ts';

/** So long nothing may be typed before it is asked for, in milliseconds. */
const PAUSE = 150;

/** A filter that is typed, letter by letter, and asked for when there is a pause. */
export interface Typed {
  readonly typed: string;
  /** Takes in what stands in the field; `valid` false: it is not yet something that can be asked for. */
  readonly type: (text: string, valid?: boolean) => void;
  /** Asks at once. */
  readonly now: () => void;
  /** The field was left: what is typed next is a new question. */
  readonly left: () => void;
}

/**
 * The text of a filter's field. `asked` is what the desk asks for now: Back and links change the field, too.
 * All that is typed in one go is one place in the history.
 */
export function useTyped(name: 'q' | 'on', asked: string): Typed {
  const [field, setField] = useState({ text: asked, valid: true });
  const sent = useRef(asked);
  const inOneGo = useRef(false);
  useEffect(() => {
    if (asked === sent.current) return;
    sent.current = asked;
    inOneGo.current = false;
    setField({ text: asked, valid: true });
  }, [asked]);
  const send = () => {
    if (!field.valid || field.text === sent.current) return;
    sent.current = field.text;
    goTo(changed(currentPlace().filters, { [name]: field.text }), inOneGo.current ? 'replace' : 'push');
    inOneGo.current = true;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed begins the pause anew
  useEffect(() => {
    const timer = setTimeout(send, PAUSE);
    return () => clearTimeout(timer);
  }, [field]);
  return {
    typed: field.text,
    type: (text, valid = true) => setField({ text, valid }),
    now: send,
    left: () => {
      send();
      inOneGo.current = false;
    },
  };
}
