import { memo } from 'react';
import type { Attention } from '../../src/clocks/clock.ts';

/** The shape of a level: square with a cross, triangle, diamond, ring. It says what the colour says. */
export const Shape = memo(function Shape({ level }: { readonly level: Attention }) {
  return (
    <svg className="shape" viewBox="0 0 24 24" aria-hidden="true">
      {level === 'late' && (
        <>
          <path d="M1.5 1.5h21v21h-21Z" fill="currentColor" />
          <path d="M6.5 6.5l11 11m0-11l-11 11" className="shape-cross" />
        </>
      )}
      {level === 'urgent' && <path d="M12 1.5 23.2 22H.8Z" fill="currentColor" />}
      {level === 'watch' && <path d="M12 1.6 22.4 12 12 22.4 1.6 12Z" fill="currentColor" />}
      {level === 'calm' && <circle cx="12" cy="12" r="8.2" className="shape-ring" />}
    </svg>
  );
});
