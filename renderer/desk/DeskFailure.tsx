import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** After this many milliseconds a desk that failed is tried again. */
const TRY_AGAIN = 5000;

interface Failed {
  readonly error: Error | null;
}

/** Says why a desk cannot be drawn, rather than show nothing, and tries again by itself. */
export class DeskFailure extends Component<{ readonly children: ReactNode }, Failed> {
  override state: Failed = { error: null };
  #timer = 0;

  static getDerivedStateFromError(error: unknown): Failed {
    return { error: error instanceof Error ? error : new Error(String(error)) };
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
    return error ? <Sentence error={error} /> : this.props.children;
  }
}

function Sentence({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  return (
    <main className="desk-alone" role="alert">
      <h1>{t('desk.failed.title')}</h1>
      <p className="secondary">{t('desk.failed.rest', { reason: error.message })}</p>
    </main>
  );
}
