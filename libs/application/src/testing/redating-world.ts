import { HAI_DUONG, type DossierCommandType, type RedatingCause } from '@hoso/domain';
import { isRefusal, plainDateOf } from '@hoso/kernel';
import { COMPLETE, HANDLING_UNIT, openingData } from '@hoso/testing';
import type { Application } from '../application.module';
import type { RedatingAccepted, RedatingContext } from '../redating/redating-decisions';
import { contextOf, requestOf } from './application-fixture';

type Deciding = Pick<Application, 'decisions'>;
type Referring = Pick<Application, 'referenceDecisions'>;
type Redating = Pick<Application, 'redatings'>;

/** @throws Error for a refusal */
const accepted = <Outcome extends object>(
  outcome: Outcome,
): Exclude<Outcome, { readonly refused: string }> => {
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome));
  return outcome as Exclude<Outcome, { readonly refused: string }>;
};

export const OPERATIONS: RedatingContext['principal'] = { id: 'ops', role: 'operations', units: [] };

/** A dossier in handling; received on the clock's day. */
export const receiveOne = async ({ decisions }: Deciding): Promise<string> => {
  const take = async <Type extends DossierCommandType>(...request: Parameters<typeof requestOf<Type>>) =>
    accepted(await decisions.take(requestOf(...request)));
  const { code } = await take('Receive', { opening: openingData(), components: COMPLETE });
  await take('Transfer', { to: HANDLING_UNIT }, { code: code! });
  await take('Assign', { officer: 'an' }, { code: code! });
  return code!;
};

/** Announces further days off; the calendar's version grows by one. */
export const announceDaysOff = async (
  { referenceDecisions }: Referring,
  ...days: readonly string[]
): Promise<void> => {
  const year = HAI_DUONG.years['2025']!;
  const table = { ...year, off: [...year.off, ...days.map(plainDateOf)] };
  const data = { region: HAI_DUONG.region, year: '2025', table };
  const outcome = await referenceDecisions.take({
    kind: 'calendar',
    id: HAI_DUONG.region,
    type: 'AnnounceYear',
    data,
    context: contextOf(),
  });
  if (isRefusal(outcome as never)) throw new Error(JSON.stringify(outcome));
};

/** The dry run of a cause over all dossiers. */
export const assess = async (
  { redatings }: Redating,
  cause: RedatingCause,
  context: RedatingContext = contextOf({ principal: OPERATIONS }),
): Promise<RedatingAccepted> => accepted(await redatings.assessments.assess({ cause, scope: {}, context }));

export const order = async (
  { redatings }: Redating,
  id: string,
  context: RedatingContext = contextOf({ principal: OPERATIONS }),
): Promise<RedatingAccepted> => {
  const command = { type: 'OrderRedating', data: { reason: 'Bão số 3' } } as const;
  return accepted(await redatings.decisions.take({ id, command, context }));
};
