import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { asError } from '../parts/TriedAgain.tsx';

/**
 * A component whose code is loaded when it is first drawn; `meanwhile` stands in its place. React's own way holds back
 * what has come for up to 300 ms, which is too long for a page that is to be there within a second.
 */
export function late<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
  meanwhile: ReactNode = null,
): ComponentType<P> {
  let Loaded: ComponentType<P> | null = null;
  let loading: Promise<void> | null = null;
  const begin = async () => {
    Loaded = (await load()).default;
  };
  return function Late(props: P) {
    const [, redraw] = useState(0);
    const [failure, setFailure] = useState<Error | null>(null);
    useEffect(() => {
      if (Loaded) return;
      let isGone = false;
      loading ??= begin();
      loading.then(
        () => isGone || redraw((count) => count + 1),
        (error) => {
          // The next try asks for it anew.
          loading = null;
          if (!isGone) setFailure(asError(error));
        },
      );
      return () => {
        isGone = true;
      };
    }, []);
    if (failure) throw failure;
    return Loaded ? <Loaded {...props} /> : meanwhile;
  };
}
