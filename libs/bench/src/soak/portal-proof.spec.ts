import type { PortalMessage } from '@hoso/portal';
import { provePortal, type HeldDossier } from './portal-proof';

type Row = Readonly<Record<string, string>>;

const message = (revision: number, TrangThai: string): PortalMessage =>
  ({
    revision,
    record: { MaHoSo: 'H', TrangThaiHoSo: TrangThai },
    progress: { MaHoSo: 'H', ThoiDiemXuLy: `2025061${revision}080000`, TrangThai },
    notice: { MaHoSoDonVi: 'H', TrangThai },
  }) as unknown as PortalMessage;

const MESSAGES = [message(0, '2'), message(1, '4'), message(2, '9')];
const rows = MESSAGES.map(({ progress }) => ({ ...progress }) as Row);
const notices = MESSAGES.map(({ notice }) => ({ ...notice }) as unknown as Row);
const WHOLE: HeldDossier = { record: { ...MESSAGES[2]!.record }, rows, notices };

const proofOf = async (held: HeldDossier | undefined, isMended = false) => {
  const evidence = [{ code: 'H', messages: MESSAGES, held, isMended }];
  const { differences, lost, doubled } = await provePortal(
    (async function* () {
      yield* evidence;
      await Promise.resolve();
    })(),
  );
  return [differences.length, lost, doubled];
};

describe('what the portal holds against the log', () => {
  it('is the same where record, rows and notices are', async () => {
    expect(await proofOf(WHOLE)).toEqual([0, 0, 0]);
  });

  it('lacks what is not there, and has too much where a row came twice', async () => {
    const [first, second, third] = rows as [Row, Row, Row];
    expect(await proofOf(undefined)).toEqual([1, 7, 0]);
    expect(await proofOf({ ...WHOLE, rows: [first, third] })).toEqual([1, 1, 0]);
    expect(await proofOf({ ...WHOLE, rows: [first, second, second, third] })).toEqual([1, 0, 1]);
    expect(await proofOf({ ...WHOLE, record: { TrangThaiHoSo: '4' } })).toEqual([1, 0, 0]);
  });

  it('keeps rows in their order, but for those that somebody took away and that were sent again', async () => {
    const [first, second, third] = rows as [Row, Row, Row];
    const mended = { ...WHOLE, rows: [first, third, second] };
    expect([await proofOf(mended), await proofOf(mended, true)]).toEqual([
      [1, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('may have heard a notice again before the next one, and none late or never', async () => {
    const [first, second, third] = notices as [Row, Row, Row];
    expect(await proofOf({ ...WHOLE, notices: [first, first, second, third, third] })).toEqual([0, 0, 0]);
    expect(await proofOf({ ...WHOLE, notices: [first, third] })).toEqual([1, 1, 0]);
    expect(await proofOf({ ...WHOLE, notices: [first, second, first, third] })).toEqual([1, 0, 0]);
  });
});
