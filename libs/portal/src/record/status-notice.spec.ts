import type { DossierEvent, Opening } from '@hoso/domain';
import { dossierLife, happened, procedureVersion, received, submitted, vn } from '@hoso/testing';
import fc from 'fast-check';
import { CLASSIC_TERMS, messagesOf, portalTime, type PortalMessage, type PortalTerms } from '../index';

const NUMBER = 'G01.899-250609-0007';

const told = (
  events: readonly DossierEvent[],
  terms: PortalTerms = CLASSIC_TERMS,
  procedure = procedureVersion(),
): readonly PortalMessage[] =>
  messagesOf(
    events.map((event) => ({ event, by: 'can-bo-1' })),
    { procedure, unitName: (unit) => unit, terms },
  );

/** The same event, of a dossier that was made at the portal. */
const madeThere = (event: DossierEvent, changes: Partial<Opening> = {}): DossierEvent => {
  const { opening } = event.data as { readonly opening: Opening };
  const head = { ...opening, nationalPortal: { number: NUMBER }, ...changes };
  return { ...event, data: { ...event.data, opening: head } } as DossierEvent;
};

const FILED = madeThere(submitted);
const RECEIVED = received({ opening: undefined });
const WITHDRAWN = happened('DossierWithdrawn', '2025-06-11T09:00', { request: 'Đơn rút số 7' });
const noticesOf = (messages: readonly PortalMessage[]) => messages.flatMap(({ notice }) => notice ?? []);

describe('a dossier that was made at the portal', () => {
  it('tells where it was filed, and each status but the first under the portal’s number', () => {
    const messages = told([FILED, RECEIVED, WITHDRAWN]);
    expect(messages.map(({ record }) => record['NoiNopHoSo'])).toEqual(['1', '1', '1']);
    expect(messages.map(({ status }) => status)).toEqual(['1', '2', '7']);
    expect(noticesOf(messages)).toEqual([
      expect.objectContaining({ MaHoSo: NUMBER, MaHoSoDonVi: messages[0]!.code, TrangThai: '2' }),
      {
        ...{ MaHoSo: NUMBER, MaHoSoDonVi: messages[0]!.code, MaDoiTuong: '', TrangThai: '5' },
        ...{ NoiDung: 'Công dân yêu cầu rút hồ sơ', NgayXuLy: portalTime(vn('2025-06-11T09:00')) },
        TaiLieuXuLy: [],
      },
    ]);
  });

  it('tells the statuses that the settings give, and none without them', () => {
    const statusAtPortal = { ...CLASSIC_TERMS.statusAtPortal!, '1': '1', '7': '' };
    const { statusAtPortal: _, ...without } = CLASSIC_TERMS;
    const states = (terms: PortalTerms) =>
      noticesOf(told([FILED, RECEIVED, WITHDRAWN], terms)).map(({ TrangThai }) => TrangThai);
    expect(states({ ...CLASSIC_TERMS, statusAtPortal })).toEqual(['1', '2']);
    expect(states(without)).toEqual([]);
  });

  it('names the account, and nobody once the person’s key is destroyed', () => {
    const owner = { kind: 'person', name: 'Người nộp thử', account: { id: 'TECH-7' } } as const;
    const sealed = { person: 'p', iv: 'AAAA', sealed: 'AAAA' };
    const named = (applicant: Opening['applicant']) =>
      noticesOf(told([madeThere(submitted, { applicant }), RECEIVED]))[0]!.MaDoiTuong;
    expect([named(owner as Opening['applicant']), named(sealed)]).toEqual(['TECH-7', '']);
  });

  it('and no other, whatever its life', () =>
    fc.assert(
      fc.property(dossierLife, (life) => {
        const events = life.flatMap((step) => step.events);
        const { procedure } = life[0]!.facts;
        const messages = told(events, CLASSIC_TERMS, procedure);
        expect(noticesOf(messages)).toEqual([]);
        for (const { record } of messages) expect(record['NoiNopHoSo']).toBe('2');
        const other = told([madeThere(events[0]!), ...events.slice(1)], CLASSIC_TERMS, procedure);
        for (const { progress, notice, status } of other)
          expect(notice !== undefined).toBe(progress !== undefined && status !== '1');
      }),
      { numRuns: 60 },
    ));
});
