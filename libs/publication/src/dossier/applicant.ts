import type { DossierEvents } from '@hoso/domain';
import { componentsOf, dueOf, fileOf, itemsOf } from './parts';
import { told, type DossierPositions } from './position';

export const APPLICANT = {
  SupplementRequested: told(
    'vn.hoso.dossier.supplement-requested.v1',
    ({ items, answerDueAt, clock, legalBasis, countsAsLate }) => ({
      items: itemsOf(items),
      answerDueAt,
      clock,
      legalBasis,
      countsAsLate,
    }),
  ),
  SupplementReceived: told('vn.hoso.dossier.supplement-received.v1', ({ components, due }) => ({
    components: componentsOf(components),
    due: due && dueOf(due),
  })),
  SupplementLapsed: told('vn.hoso.dossier.supplement-lapsed.v1', ({ answerDueAt, requestedAt }) => ({
    answerDueAt,
    requestedAt,
  })),
  PaymentRequired: told('vn.hoso.dossier.payment-required.v1', ({ fees, totalVnd }) => ({ fees, totalVnd })),
  PaymentConfirmed: told('vn.hoso.dossier.payment-confirmed.v1', ({ receipt, paidVnd, method, due }) => ({
    receipt,
    paidVnd,
    method,
    due: due && dueOf(due),
  })),
  ComponentDigitised: told('vn.hoso.dossier.component-digitised.v1', ({ component, file }) => ({
    component,
    file: fileOf(file),
  })),
  ComponentReused: told('vn.hoso.dossier.component-reused.v1', ({ component, source }) => ({
    component,
    source,
  })),
} satisfies Partial<DossierPositions<DossierEvents>>;
