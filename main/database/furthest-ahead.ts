/** So far ahead of now a clock can be asked about as if nothing more happened, in milliseconds. */
export const FURTHEST_AHEAD = 366 * 86_400_000;
