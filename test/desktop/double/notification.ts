import { EventEmitter } from 'node:events';

/** The double of a notification: it is shown at once, and stays where a test can click it. */
export class Notification extends EventEmitter {
  static readonly shown: Notification[] = [];
  static isSupported = () => true;
  readonly options: { readonly title: string; readonly body: string };

  constructor(options: Notification['options']) {
    super();
    this.options = options;
  }

  show(): void {
    Notification.shown.push(this);
    this.emit('show', {});
  }
}
