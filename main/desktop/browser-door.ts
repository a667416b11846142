import { type Door, listen } from '../cli/listen.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Ask } from './protocol.ts';

/**
 * Opens the browsers' door beside the app's own windows. What is asked of it counts as asked through `http`, so
 * it never answers under the name of their pages. Answers null, and says why, when no port can be had: the walls
 * go on without it.
 */
export async function openBrowserDoor(
  station: { readonly fetch: Ask },
  { host, port }: Configuration['listen'],
  say: (sentence: string) => void,
): Promise<Door | null> {
  const fetch: Ask = async (request) =>
    new URL(request.url).protocol !== 'http:'
      ? new Response('This door answers http only.', { status: 421 })
      : station.fetch(request);
  try {
    const door = await listen({ fetch }, host, port, false);
    say(`browsers are served at ${door.url}`);
    return door;
  } catch (error) {
    say((error as Error).message);
    return null;
  }
}
