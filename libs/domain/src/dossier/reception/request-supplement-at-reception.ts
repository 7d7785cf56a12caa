import { dueDate } from '../../calendar';
import { event, type OpeningSlice } from '../facts';
import { refuseItems } from '../guards/components';
import { refuse } from '../refusals';
import type { SupplementItem } from '../vocabulary';
import { headOf, refuseOpening, rulesOf, type OpeningData } from './opening';

export interface RequestSupplementAtReception {
  readonly opening?: OpeningData;
  /** The full list at once. */
  readonly items: readonly SupplementItem[];
  readonly reason: string;
}

/** The one-stop asks for what is missing, once and in full (NĐ 61/2018 art. 17, form 02). */
export const requestSupplementAtReception: OpeningSlice<RequestSupplementAtReception> = {
  from: ['Submitted'],
  opens: true,
  decide: ({ opening, items, reason }, dossier, facts) => {
    const no = refuseOpening(opening, dossier, facts) ?? refuseItems(items, facts.procedure, dossier);
    if (no) return no;
    if (dossier?.handling.askedAtReception) return refuse('supplement-only-once');
    const data = {
      opening: headOf(opening, dossier, facts),
      rules: dossier?.rules ?? rulesOf(facts),
      items,
      reason,
      answerDueAt: dueDate(facts.calendar, facts.at, facts.procedure.supplementAnswerWithin).dueAt,
    };
    return [event('ReceptionSupplementRequested', data, facts)];
  },
};
