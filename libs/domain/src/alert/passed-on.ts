import type { Excess } from './policy';
import type { AlertSubject } from './vocabulary';
import type { PassedOn, Raise, Seen } from './watch';

const ALERT_OF = { 'hand-over': 'too-many-hand-overs', opinion: 'too-many-opinions' } as const;

/** An alert once the unit in charge has passed the dossier on as often as the policy says; hop and desk name no one officer. */
const excess = (
  { fact, watch }: Seen,
  kind: PassedOn['kind'],
  { count, severity, audience }: Excess,
): readonly Raise[] => {
  const { unit, officer, regime, passedOn = [] } = watch;
  const evidence = passedOn
    .filter((each) => each.kind === kind && each.unit === unit)
    .map((each) => each.evidence);
  const isNew = evidence.at(-1)?.revision === fact.evidence.revision;
  if (!isNew || evidence.length !== count || regime === 'imported') return [];
  const subject: AlertSubject = { kind: 'dossier', code: fact.code };
  const answers = { unit, ...(kind === 'opinion' && officer !== undefined && { officer }) };
  const order = {
    kind: ALERT_OF[kind],
    severity,
    audience,
    subject,
    ...answers,
    evidence,
    figures: { count },
  };
  return [{ key: `${ALERT_OF[kind]} ${fact.code} ${unit}`, order }];
};

/** Alerts of a unit that passes on too often what is its own to do or to decide. */
export const passedOnTooOften = (seen: Seen): readonly Raise[] => {
  const { handOvers, opinions } = seen.policy.shirking;
  return [...excess(seen, 'hand-over', handOvers), ...excess(seen, 'opinion', opinions)];
};
