import type { FileRef } from '@hoso/domain';
import type { AtHand, PortalView } from '../view/portal-view';
import { fitting, flag } from './fields';
import type { PortalReference } from './portal-terms';

const NAME_MOST = 4_000;
const RESULT_NAME_MOST = 2_000;

export const addressOf = (file: FileRef | undefined, { terms }: PortalReference): string =>
  file && terms.filesAddress ? `${terms.filesAddress.replace(/\/$/, '')}/${file.sha256}` : '';

/** *DuocTaiSuDung*: 0 no, 1 from what the authority holds already, 2 from a database or store outside. */
const reuseOf = ({ reused }: AtHand): string =>
  reused === undefined ? '0' : reused.source === 'earlier-dossier' ? '1' : '2';

const nameOf = (component: string, { procedure }: PortalReference): string =>
  fitting(procedure.components.find(({ code }) => code === component)?.name ?? component, NAME_MOST);

const paperOf = (component: string, atHand: AtHand, reference: PortalReference) => {
  const { file, reused } = atHand;
  return {
    TepDinhKemId: file?.sha256 ?? reused?.reference ?? component,
    TenTepDinhKem: nameOf(component, reference),
    IsDeleted: 'False',
    MaThanhPhanHoSo: component,
    DuongDanTaiTepTin: addressOf(file, reference),
    DuocSoHoa: flag(file !== undefined),
    DuocTaiSuDung: reuseOf(atHand),
    DuocLayTuKhoDMQG: flag(reused?.source === 'citizen-store'),
    MaKetQuaThayThe: reused?.source === 'earlier-dossier' ? reused.reference : '',
  };
};

/** What is digital of a component that is at hand; a paper that was only shown is nothing to the portal. */
const digitalOf = (standing: string | undefined, { file, reused }: AtHand): AtHand | undefined => {
  if (standing === 'digitised' && file) return { file, ...(reused && { reused }) };
  return standing === 'reused' && reused ? { reused } : undefined;
};

/** *TaiLieuNop*: the components that are at hand in digital form. */
export const papersOf = ({ dossier, atHand }: PortalView, reference: PortalReference) =>
  Object.entries(atHand).flatMap(([component, each]) => {
    const digital = digitalOf(dossier.components[component], each);
    return digital ? [paperOf(component, digital, reference)] : [];
  });

/** *DanhSachGiayToKetQua*: the result itself and nothing else; no paper of the applicant’s ever stands for it. */
export const resultPapersOf = ({ outcome, dossier }: PortalView, reference: PortalReference) =>
  outcome?.kind === 'result'
    ? [
        {
          TenGiayTo: fitting(reference.procedure.result.name, RESULT_NAME_MOST),
          MaThanhPhanHoSo: '',
          GiayToId: outcome.number,
          DuongDanTepTinKetQua: addressOf(outcome.file, reference),
          MaGiayToKetQua: reference.terms.results[dossier.rules.procedure.code] ?? '',
        },
      ]
    : [];

/** *DSKetNoiCSDL*: the databases that components were taken from, as far as the portal’s code is set. */
export const databasesOf = ({ atHand }: PortalView, { procedure, terms }: PortalReference) => {
  const codes = Object.entries(atHand).flatMap(([component, { reused }]) => {
    if (reused?.source !== 'shared-database') return [];
    const from = procedure.components.find(({ code }) => code === component)?.obtainableFrom;
    const code = from === undefined ? undefined : terms.databases[from];
    return code === undefined ? [] : [code];
  });
  return [...new Set(codes)].map((MaCSDL) => ({ MaCSDL }));
};
