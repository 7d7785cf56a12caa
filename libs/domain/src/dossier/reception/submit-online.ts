import { dueDate } from '../../calendar';
import { event, type OpeningSlice } from '../facts';
import { refuseForeign } from '../guards/components';
import { refuse } from '../refusals';
import type { ProvidedComponent } from '../vocabulary';
import { openingOf, refuseOpening, rulesOf, type OpeningData } from './opening';

export interface SubmitOnline {
  readonly opening: OpeningData;
  readonly components: readonly ProvidedComponent[];
}

/** The applicant files online; the one-stop has 8 working hours to answer (NĐ 45/2020 art. 11). */
export const submitOnline: OpeningSlice<SubmitOnline> = {
  from: [],
  opens: true,
  decide: ({ opening, components }, _, facts) => {
    if (opening.channel !== 'online') return refuse('channel-not-online', { channel: opening.channel });
    const no =
      refuseOpening(opening, undefined, facts) ??
      refuseForeign(
        facts.procedure,
        components.map(({ component }) => component),
      );
    if (no) return no;
    const { dueAt: replyDueAt } = dueDate(facts.calendar, facts.at, facts.policy.receptionReply);
    const data = { opening: openingOf(opening, facts), rules: rulesOf(facts), components, replyDueAt };
    return [event('DossierSubmitted', data, facts)];
  },
};
