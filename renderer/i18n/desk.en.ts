/** The texts of the desks. */
export const desk = {} as const;
