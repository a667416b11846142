import { describe, expect, test } from 'vitest';
import type { WorkRecord } from '../../../../../src/planned-work/work-record.ts';
import { calendarOf, readOnce } from './polled.ts';

const EVENT = ['UID:a', 'DTSTART:20260330T000000Z', 'DURATION:PT1H'];

/** What one event with these lines besides is read to. */
async function workOf(lines: readonly string[], more: object = {}, calendar = ''): Promise<WorkRecord> {
  const text = calendarOf([...EVENT, ...lines]).replace('VERSION:2.0', `VERSION:2.0${calendar}`);
  const { works, problems } = await readOnce(text, more);
  expect(problems).toEqual([]);
  return works.get('a')!;
}

describe('what an event says of its work', () => {
  test('nothing: an outage in a service window, confirmed and not announced', async () => {
    expect(await workOf([])).toMatchObject({
      title: 'a',
      kind: 'service-window',
      impact: 'outage',
      status: 'confirmed',
      notice: { kind: 'none' },
      sequence: null,
      maintenance: { provider: null, account: null, ids: [] },
      objects: [],
    });
  });

  test.each([
    [['STATUS:CANCELLED', 'X-MAINTNOTE-STATUS:CONFIRMED'], 'cancelled'],
    [['STATUS:CONFIRMED', 'X-MAINTNOTE-STATUS: cancelled'], 'cancelled'],
    [['STATUS:CONFIRMED', 'X-MAINTNOTE-STATUS:IN-PROCESS'], 'in-process'],
    [['STATUS:TENTATIVE', 'X-MAINTNOTE-STATUS:  Completed'], 'completed'],
    [['STATUS:TENTATIVE'], 'tentative'],
    [['STATUS:TENTATIVE', 'X-MAINTNOTE-STATUS:RE-SCHEDULED'], 'confirmed'],
    [['STATUS:NEEDS-ACTION'], 'confirmed'],
  ])('%j is %s', async (lines, status) => {
    expect((await workOf(lines)).status).toBe(status);
  });

  test('METHOD:CANCEL of its calendar cancels it', async () => {
    expect((await workOf(['STATUS:CONFIRMED'], {}, '\r\nmethod:cancel')).status).toBe('cancelled');
  });

  test.each([
    ['NO-IMPACT', 'no-impact'],
    ['  Reduced-Redundancy ', 'reduced-redundancy'],
    ['DEGRADED', 'degraded'],
    ['OUTAGE', 'outage'],
    ['SEVERE', 'outage'],
  ])('an impact of %j', async (impact, read) => {
    expect((await workOf([`X-MAINTNOTE-IMPACT:${impact}`])).impact).toBe(read);
  });

  test.each([
    [['CATEGORIES:NOC,præventivt Vedligehold'], {}, 'preventive'],
    [['CATEGORIES:Preventive'], {}, 'preventive'],
    [['CATEGORIES:Preventive', 'X-WALLCLOCK-KIND:Service-Window'], {}, 'service-window'],
    [['CATEGORIES:Routine\\, small'], { kinds: { 'routine, SMALL': 'preventive' } }, 'preventive'],
    [['CATEGORIES:Preventive'], { kinds: { preventive: 'service-window' } }, 'service-window'],
  ])('%j with %j is of kind %s', async (lines, more, kind) => {
    expect((await workOf(lines, more)).kind).toBe(kind);
  });

  const at = (text: string) => ({ kind: 'at', at: Date.parse(text), forStart: null });
  test.each([
    [['X-WALLCLOCK-NOTICE-AT;TZID=Europe/Copenhagen:20260320T090000'], {}, at('2026-03-20T08:00:00Z')],
    [['DTSTAMP:20260301T000000Z', 'CREATED:20260302T000000Z'], {}, { kind: 'none' }],
    [['CREATED:20260302T000000Z'], { notice: 'created' }, at('2026-03-02T00:00:00Z')],
    [['DTSTAMP:20260301T000000Z'], { notice: 'created' }, { kind: 'none' }],
    [['X-PUBLISHED:20260303T000000Z'], { notice: { property: 'x-published' } }, at('2026-03-03T00:00:00Z')],
    [[], { notice: 'first-read' }, { kind: 'first-read' }],
    [
      ['X-WALLCLOCK-NOTICE-AT:20260320T090000Z', 'CREATED:20260302T000000Z'],
      { notice: 'created' },
      at('2026-03-20T09:00:00Z'),
    ],
  ])('its notice: %j with %j', async (lines, more, notice) => {
    expect((await workOf(lines, more)).notice).toEqual(notice);
  });

  test.each([
    ['PT7M', 7],
    ['12', 12],
    ['PT1H30S', 60.5],
    ['0', 0],
    ['PT0M', 0],
  ])('a downtime of %s', async (text, minutes) => {
    expect((await workOf([`X-WALLCLOCK-DOWNTIME:${text}`])).downtimeMinutes).toBe(minutes);
  });

  test('texts are unfolded and unescaped; only web addresses are links', async () => {
    const work = await workOf([
      'SUMMARY;LANGUAGE=da:Omlægning\\, fase 2\\; ring',
      ' \\n"nord"',
      'X-MAINTNOTE-OBJECT-ID;ALTREP="https://x.example/a;b:c,d":CKT\\,1 ',
      'X-MAINTNOTE-OBJECT-ID:CKT\\,1',
      'X-MAINTNOTE-MAINTENANCE-ID:M1',
      'X-MAINTNOTE-MAINTENANCE-ID:M2',
      'URL;VALUE=URI:javascript:alert(1)',
    ]);
    expect(work.title).toBe('Omlægning, fase 2; ring "nord"');
    expect(work.objects).toEqual(['CKT,1']);
    expect(work.maintenance.ids).toEqual(['M1', 'M2']);
    expect(work.noticeUrl).toBeNull();
  });
});

test.each(['00001231T000000Z', '19700101T000000Z', '20210301T000000Z'])(
  'an instant long before the work is no notice: %s',
  async (created) => {
    const { works, problems } = await readOnce(calendarOf([...EVENT, `CREATED:${created}`]), {
      notice: 'created',
    });
    expect([...works.values()].map(({ notice }) => notice)).toEqual([{ kind: 'none' }]);
    expect(problems).toEqual([
      expect.stringMatching(
        `^work.ics line \\d+, CREATED: '${created}' lies more than five years before the work, so it is no notice and was left out; write when the work was announced$`,
      ),
    ]);
  },
);
