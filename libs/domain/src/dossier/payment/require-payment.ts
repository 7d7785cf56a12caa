import { event, type Slice } from '../facts';
import { refuse } from '../refusals';

export interface RequirePayment {
  /** Codes of the procedure's fees. */
  readonly fees: readonly string[];
}

/** The applicant is notified of a financial obligation; the clock stands until it is met. */
export const requirePayment: Slice<RequirePayment> = {
  from: ['InHandling'],
  decide: (asked, _, facts) => {
    const fees = [...new Set(asked.fees)];
    const published = new Map(facts.procedure.fees.map(({ code, amountVnd }) => [code, amountVnd]));
    const unknown = fees.filter((code) => !published.has(code));
    const totalVnd = fees.reduce((sum, code) => sum + (published.get(code) ?? 0), 0);
    if (unknown.length > 0 || totalVnd <= 0)
      return refuse('no-fee', { asked: fees, published: [...published.keys()] });
    return [event('PaymentRequired', { fees, totalVnd }, facts)];
  },
};
