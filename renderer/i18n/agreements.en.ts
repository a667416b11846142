/** The texts of the agreements wall. */
export const agreements = {} as const;
