export async function schema(): Promise<number> {
  throw new Error('to be written');
}
