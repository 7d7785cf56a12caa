import type { DossierEvents } from '@hoso/domain';
import { componentsOf, itemsOf, openingOf, rulesOf } from './parts';
import { told, type DossierPositions } from './position';

export const RECEPTION = {
  DossierSubmitted: told('vn.hoso.dossier.submitted.v1', ({ opening, rules, components, replyDueAt }) => ({
    opening: openingOf(opening),
    rules: rulesOf(rules),
    components: componentsOf(components),
    replyDueAt,
  })),
  DossierReceived: told(
    'vn.hoso.dossier.received.v1',
    ({ opening, rules, components, officialAt, limit, computedDueAt, dueAt, provisional }) => ({
      opening: opening && openingOf(opening),
      rules: rulesOf(rules),
      components: componentsOf(components),
      officialAt,
      limit: { amount: limit.amount, unit: limit.unit },
      computedDueAt,
      dueAt,
      provisional,
    }),
  ),
  ReceptionRefused: told('vn.hoso.dossier.reception-refused.v1', ({ opening, rules }) => ({
    opening: opening && openingOf(opening),
    rules: rulesOf(rules),
  })),
  ReceptionSupplementRequested: told(
    'vn.hoso.dossier.reception-supplement-requested.v1',
    ({ opening, rules, items, answerDueAt }) => ({
      opening: opening && openingOf(opening),
      rules: rulesOf(rules),
      items: itemsOf(items),
      answerDueAt,
    }),
  ),
} satisfies Partial<DossierPositions<DossierEvents>>;
