import { approve } from '../database/terms-approvals.ts';
import { askStore } from './chosen-store.ts';
import { offeredText } from './offered-text.ts';
import type { Options } from './options.ts';
import { chosenOffers, offeredChange } from './terms-diff.ts';

/**
 * `wallclock terms apply --reason TEXT [--by NAME] [--provider ID]`: lets in the terms that reach back and wait, just
 * as they are configured now. The reason is kept with the version and with every verdict that it alters. A running
 * station takes them over within seconds, any other at its next start. The exit status is 1 when nothing waits, 2
 * without a reason.
 */
export function termsApply(_words: readonly string[], options: Options): number {
  const reason = options.reason?.trim() ?? '';
  if (reason === '') {
    process.stderr.write(
      'terms apply needs --reason TEXT: why past verdicts may change; it is kept for the record\n',
    );
    return 2;
  }
  const now = Date.now();
  return askStore(options, (asked) => {
    const waiting = chosenOffers(asked, options, now)?.filter(({ adoption }) => adoption.kind === 'waiting');
    if (!waiting) return 1;
    if (waiting.length === 0) {
      process.stderr.write('no terms wait for a reason: see wallclock terms diff\n');
      return 1;
    }
    for (const offered of waiting) {
      const { version, terms, adoption } = offered;
      if (adoption.kind !== 'waiting') continue;
      const by = options.by?.trim() || null;
      const approval = { provider: terms.provider, version, reason, by, at: now };
      const change = offeredChange(asked, offered, now);
      approve(asked.chosen.data, approval, change.tickets);
      const approved = { kind: 'adopted', from: adoption.from, resettle: true, approval } as const;
      process.stdout.write(`${offeredText({ ...change, adoption: approved })}\n`);
    }
    return 0;
  });
}
