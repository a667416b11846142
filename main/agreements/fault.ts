/** Something that is wrong with what was written: where, as a path of keys, and what, with what to do. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
