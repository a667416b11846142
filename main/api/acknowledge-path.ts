/** Where a link of a message leads; what follows it is its token. */
export const ACKNOWLEDGE_PATH = '/acknowledge';
