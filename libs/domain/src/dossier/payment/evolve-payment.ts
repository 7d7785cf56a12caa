import type { ApplicantEvents } from '../events/applicant-events';
import { handle, type Evolutions } from '../evolution';
import type { Handling } from '../state/handling';

/** The handling once the payment is confirmed. */
export const afterPayment = (handling: Handling): Handling => ({
  ...handling,
  phase: 'InHandling',
  payment: undefined,
});

export const evolvePayment: Evolutions<Pick<ApplicantEvents, 'PaymentRequired' | 'PaymentConfirmed'>> = {
  PaymentRequired: (dossier, { totalVnd }, at) =>
    handle(dossier, { phase: 'AwaitingPayment', payment: { totalVnd, requiredAt: at } }),
  PaymentConfirmed: (dossier, { due }) => ({
    ...dossier,
    handling: afterPayment(dossier.handling),
    ...(due && { due }),
  }),
};
