import {
  askedAgain,
  dossierDecider,
  type Dossier,
  type DossierCommands,
  type DossierEvent,
  type Facts,
  type OpenedDossier,
  type RefusalCode,
} from '@hoso/domain';
import type { PlainDate } from '@hoso/kernel';
import type { CaseKind, CaseRights } from './case-kind';
import { capabilityOf, unitsAsking, unitsEntitled } from './permission';

export interface DossierCase {
  readonly commands: DossierCommands;
  readonly state: Dossier;
  readonly opened: OpenedDossier;
  readonly event: DossierEvent;
  readonly facts: Facts;
  readonly refusal: RefusalCode;
  readonly shown: { readonly dossier: OpenedDossier };
}

interface PersonField {
  readonly identityNumber?: string;
}

const yyMMdd = (day: PlainDate): string => day.slice(2).replaceAll('-', '');

export const DOSSIER_RIGHTS: CaseRights<DossierCase> = {
  capabilityOf,
  unitsEntitled,
  unitsAsking,
  openingUnit: (data) => ('opening' in data ? data.opening?.unit : undefined),
};

/** Dossiers: numbered `<unit>-<yyMMdd>-<serial>`, the serial four digits growing to six (TT 01/2018/TT-VPCP). */
export const DOSSIER_CASE: CaseKind<DossierCase> = {
  streamPrefix: 'dossier-',
  notFound: 'dossier-not-found',
  law: dossierDecider,
  rights: DOSSIER_RIGHTS,
  seriesOf: (unit, day) => ({
    register: `register-${unit}-${yyMMdd(day)}`,
    codeOf: (serial) => `${unit}-${yyMMdd(day)}-${String(serial).padStart(4, '0')}`,
  }),
  numberElsewhere: (data) => ('opening' in data ? data.opening?.nationalPortal?.number : undefined),
  personBasis: (value, { code, field }) => {
    const { identityNumber } = value as PersonField;
    return identityNumber ? { identityNumber } : { dossier: code, part: field };
  },
  askedAgain,
  show: (dossier) => ({ dossier }),
};
