import { useCallback, useState } from 'react';

interface Width {
  /** Begins to measure the element; answers what ends it. */
  readonly measure: (element: HTMLElement) => () => void;
  readonly width: number;
}

/** How wide an element is in pixels of a desk of the usual size; a larger screen draws the same picture larger. */
export function useWidth(): Width {
  const [width, setWidth] = useState(1);
  const measure = useCallback((element: HTMLElement) => {
    const look = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      setWidth(Math.max(1, Math.round(element.clientWidth / rem)));
    };
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { measure, width };
}
