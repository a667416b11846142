const KEY = 'wallclock-desk-who';

/** Who sits at this desk, as they once wrote it; empty where nobody did, or the browser keeps nothing. */
export function rememberedWho(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/** Keeps who sits at this desk for the next time. */
export function rememberWho(who: string): void {
  try {
    localStorage.setItem(KEY, who);
  } catch {
    // It is asked again.
  }
}
