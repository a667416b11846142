/** The texts of the windows wall. */
export const windows = {} as const;
