import { useCallback, useEffect, useRef, useState } from 'react';

/** What a pointer does on a line; `share` is where on it, 0 to 1. */
interface Dragged {
  /** `first`: the drag begins with it. */
  readonly drag: (share: number, first: boolean) => void;
  readonly click: (share: number) => void;
  readonly wheel: (out: boolean, share: number) => void;
}

/** A pointer that moves less than this, in pixels, only clicks. */
const STILL = 3;
/** So far a wheel turns for one step: a touchpad sends many small turns. */
const NOTCH = 60;

interface Drag {
  /** Begins to listen on the element; answers what ends it. */
  readonly attach: (element: HTMLElement) => () => void;
  readonly dragging: boolean;
}

/** Follows a pointer that drags or clicks on a line, wherever it goes meanwhile, and a wheel that turns on it. */
export function useDrag(dragged: Dragged): Drag {
  const latest = useRef(dragged);
  useEffect(() => {
    latest.current = dragged;
  });
  const [dragging, setDragging] = useState(false);
  const attach = useCallback((element: HTMLElement) => {
    const gone = new AbortController();
    const { signal } = gone;
    let from: number | null = null;
    let moved = false;
    let turned = 0;
    const shareAt = ({ clientX }: MouseEvent) => {
      const { left, width } = element.getBoundingClientRect();
      return Math.min(1, Math.max(0, (clientX - left) / width));
    };
    const end = () => {
      from = null;
      setDragging(false);
    };
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0) return;
        from = event.clientX;
        moved = false;
        element.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        if (from === null) return;
        if (!moved && Math.abs(event.clientX - from) < STILL) return;
        latest.current.drag(shareAt(event), !moved);
        moved = true;
        setDragging(true);
      },
      { signal },
    );
    element.addEventListener(
      'pointerup',
      (event) => {
        if (from !== null && !moved) latest.current.click(shareAt(event));
        end();
      },
      { signal },
    );
    element.addEventListener('pointercancel', end, { signal });
    element.addEventListener(
      'wheel',
      (event) => {
        // With Control it is the browser's own zoom.
        if (event.ctrlKey || event.deltaY === 0) return;
        event.preventDefault();
        turned += event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * NOTCH;
        if (Math.abs(turned) < NOTCH) return;
        latest.current.wheel(turned > 0, shareAt(event));
        turned = 0;
      },
      { signal, passive: false },
    );
    return () => gone.abort();
  }, []);
  return { attach, dragging };
}
