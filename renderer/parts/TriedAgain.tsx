import { Component, type ReactNode } from 'react';

/** After this many milliseconds a screen that failed is tried again. */
const TRY_AGAIN = 5000;

interface TriedAgainProps {
  readonly children: ReactNode;
  /** What stands in its place while it cannot be drawn. */
  readonly failed: (error: Error) => ReactNode;
}

interface Failed {
  readonly error: Error | null;
}

/** What was thrown, as an error. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Draws its children; while they cannot be drawn says so in their place, and tries again by itself. */
export class TriedAgain extends Component<TriedAgainProps, Failed> {
  override state: Failed = { error: null };
  #timer = 0;

  static getDerivedStateFromError(error: unknown): Failed {
    return { error: asError(error) };
  }

  override componentDidCatch(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.setState({ error: null }), TRY_AGAIN);
  }

  override componentWillUnmount(): void {
    window.clearTimeout(this.#timer);
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? this.props.failed(error) : this.props.children;
  }
}
