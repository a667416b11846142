import type { OutcomeRow } from '../../src/compliance/outcome-row.ts';
import type { GivenReason, SavedView } from '../../src/compliance/reason-code.ts';
import type { WorkRow } from '../../src/compliance/work-rows.ts';
import { alarmReply } from './alarms-desk-scenes.ts';
import { BLIND, CHANGES, CHARGES, chargesOf, WORKS } from './compliance-beside.ts';
import { BREACHED, ledgersOf } from './compliance-breaches.ts';
import { type Asked, asked } from './compliance-clocks.ts';
import { complianceScene } from './compliance-lines.ts';
import { groupsOf, reportOf } from './compliance-numbers.ts';
import type { Api, ApiReply, Sent } from './page-server.ts';

const ok = (body: object): ApiReply => ({ status: 200, body: { stationNow: complianceScene.now, ...body } });

/**
 * Answers about the scene as the station does, with so many blind spots before those that are listed. What is written
 * down is kept for as long as the api is.
 */
export function complianceApi(blindBefore = 0): Api {
  const given: GivenReason[] = [];
  let views: SavedView[] = [];
  return (url: URL, sent: Sent = { method: 'GET', body: null }) => {
    const ask: Asked = (name) => url.searchParams.get(name) ?? '';
    const ledgers = /^\/api\/tickets\/(.+)\/ledgers$/.exec(url.pathname);
    if (ledgers) {
      const id = decodeURIComponent(ledgers[1]);
      const ticket = BREACHED.find((each) => each.ticket.id === id)?.ticket;
      if (!ticket) return { status: 404, body: { error: `there is no ticket ${id} on file` } };
      return ok(ledgersOf(ticket, complianceScene.now));
    }
    switch (url.pathname) {
      case '/api/compliance':
        if (ask('month') === '2026-13')
          return { status: 400, body: { error: "month: '2026-13' is no month: write it as 2026-03" } };
        return ok(reportOf(ask));
      case '/api/compliance/rows':
      case '/api/compliance/breaches': {
        const found = asked(ask, true).map(({ row }) => ({ ...row, code: codeOf(row) }));
        const from = Number(ask('after') || 0);
        const limit = Number(ask('limit'));
        const next = from + limit < found.length ? String(from + limit) : null;
        const page = found.slice(from, from + limit);
        const isExplained = url.pathname.endsWith('breaches');
        const rows = isExplained ? page : page.map(({ why: _, strip: __, usedSoFarMs: ___, ...row }) => row);
        return ok({ count: found.length, rows, next });
      }
      case '/api/compliance/groups':
        return ok({ groups: groupsOf(ask) });
      case '/api/compliance/charges':
        return ok(chargesOf(ask));
      case '/api/compliance/charges/rows': {
        const rows = CHARGES.filter(
          (line) =>
            (ask('customer') === '' || line.customerId === ask('customer')) &&
            (ask('span') !== 'month' || line.month === ask('month')),
        );
        return ok({ count: rows.length, rows });
      }
      case '/api/compliance/work': {
        const rows = WORKS.filter(
          ({ start }) => ask('span') !== 'month' || new Date(start).toISOString().startsWith(ask('month')),
        );
        const has = (mark: WorkRow['marks'][number]) =>
          rows.filter(({ marks }) => marks.includes(mark)).length;
        const noticed = (notice: WorkRow['notice']) => rows.filter((row) => row.notice === notice).length;
        return ok({
          rows,
          counts: {
            inTime: noticed('in-time'),
            shortNotice: noticed('short-notice'),
            unannounced: noticed('unannounced'),
            toAnnounce: noticed('to-announce'),
            overran: rows.filter(({ overranMs }) => overranMs !== null).length,
            outsideWindow: has('outside-window'),
            preventive: rows.filter(({ kind }) => kind === 'preventive').length,
            unjustified: has('preventive-unjustified'),
            longerThanUsual: has('longer-than-usual'),
          },
        });
      }
      case '/api/compliance/changes':
        return ok({ count: CHANGES.length, rows: CHANGES });
      case '/api/blind':
        return ok({ knownSince: Date.parse('2024-01-01T00:00:00Z'), blind: BLIND, blindBefore });
      case '/api/desk/reason-codes':
        if (sent.method === 'POST') given.unshift({ ...(sent.body as GivenReason), at: complianceScene.now });
        return ok({
          given: given.filter(({ ticket }) => sent.method === 'POST' || ticket === ask('ticket')),
        });
      case '/api/desk/views':
        if (sent.method === 'POST') {
          const { remove, ...view } = sent.body as SavedView & { readonly remove?: true };
          views = views.filter(({ name }) => name !== view.name);
          if (!remove) views.push({ ...view, at: complianceScene.now });
        }
        return ok({ views });
      default:
        return alarmReply(url) ?? { status: 404, body: { error: `there is no ${url.pathname}` } };
    }
  };

  function codeOf(row: OutcomeRow) {
    const last = given.find(
      (one) => one.ticket === row.ticket && one.kind === row.kind && one.ordinal === row.ordinal,
    );
    return last ? { code: last.code, note: last.note, by: last.by, at: last.at } : null;
  }
}
