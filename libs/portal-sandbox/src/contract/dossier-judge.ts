import { dossierSchema } from './dossier-schema';
import { judgeBy, openSchema, type Judge } from './judge';
import { progressSchema } from './other-schemas';

/** Statuses that no dossier has before it was received. */
const RECEIVED = new Set(['2', '4', '6', '9', '10']);

const withReception =
  (judge: Judge): Judge =>
  (value) => {
    const fault = judge(value);
    if (fault !== undefined) return fault;
    const { TrangThaiHoSo, NgayTiepNhan } = value as Readonly<Record<string, string>>;
    const isMissing = RECEIVED.has(TrangThaiHoSo!) && NgayTiepNhan === '';
    return isMissing ? `Trường NgayTiepNhan bắt buộc nhập khi TrangThaiHoSo là ${TrangThaiHoSo!}` : undefined;
  };

export interface Judges {
  readonly dossier: Judge;
  readonly row: Judge;
}

/** By what is to happen to members that the contract does not name. */
export const JUDGES: Readonly<Record<'refused' | 'ignored', Judges>> = {
  refused: { dossier: withReception(judgeBy(dossierSchema)), row: judgeBy(progressSchema) },
  ignored: {
    dossier: withReception(judgeBy(openSchema(dossierSchema))),
    row: judgeBy(openSchema(progressSchema)),
  },
};
