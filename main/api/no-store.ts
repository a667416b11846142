/** What is answered is of now, and nobody keeps it. */
export const NO_STORE = { 'Cache-Control': 'no-store' };
