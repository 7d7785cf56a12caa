import type { Payment, RequiredPayment } from './report-facts';
import { standing } from './standing';
import type { Told } from './told';

/** The requests to pay; one that was neutralised asked for nothing. */
export const requiredAfter = (asked: readonly RequiredPayment[], told: Told): readonly RequiredPayment[] => {
  const { event, revision } = told;
  return event.type === 'PaymentRequired' ? [...asked, { at: event.at, revision }] : standing(asked, told);
};

/** The payments with the way that was taken. */
export const paymentsAfter = (paid: readonly Payment[], told: Told): readonly Payment[] => {
  const { event, revision } = told;
  return event.type === 'PaymentConfirmed'
    ? [...paid, { at: event.at, method: event.data.method, revision }]
    : standing(paid, told);
};
