/**
 * The body of an answer, of at most so many bytes. It is counted as it arrives, so one that never ends takes no
 * more memory than that: the connection is closed and `tooLarge` thrown. What the network throws goes through.
 */
export async function countedBody(
  response: Response,
  mostBytes: number,
  tooLarge: () => Error,
): Promise<Buffer> {
  if (Number(response.headers.get('content-length')) > mostBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    // Counted as well: the announced length may be missing, or that of the compressed body.
    size += chunk.length;
    if (size > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
