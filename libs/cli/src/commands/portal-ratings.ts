import type { Application } from '@hoso/application';
import { openPortalDesk, portalSettingsFor, portalSyncParts } from '@hoso/engine';
import {
  monthsToTell,
  PortalGate,
  RatingRound,
  ratingStandings,
  type PortalDesk,
  type PortalSyncParts,
  type StandingRatings,
} from '@hoso/portal-sync';
import { readModelsAtHead } from '../read-models-session';
import { withWholeSession, type EngineOptions, type Outside } from '../session';
import { answer } from '../terminal';
import { UsageError } from '../usage-error';

export interface PortalRatingsOptions extends EngineOptions {
  readonly month?: string;
  readonly send?: true;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

const STANDINGS = { told: 'đã gửi (told)', refused: 'Cổng từ chối (refused)', waiting: 'chưa gửi (waiting)' };

const lineOf = ({ month, procedure, counts, standing, fault }: StandingRatings): string => {
  const { verySatisfied, satisfied, dissatisfied } = counts;
  const words = fault === undefined ? '' : `: ${fault}`;
  return `${month} ${procedure} ${verySatisfied}/${satisfied}/${dissatisfied} ${STANDINGS[standing]}${words}`;
};

const monthsAsked = ({ month, send }: PortalRatingsOptions, { ports }: Application): readonly string[] => {
  if (month === undefined) return monthsToTell(ports.clock.now());
  if (!MONTH.test(month)) throw new UsageError(`--month: a month such as 2025-06, not "${month}"`);
  if (send) throw new UsageError('--send tells the months that are told by themselves: without --month');
  return [month];
};

const sendNow = (desk: PortalDesk, { pace, clock, terms, portalRatings }: PortalSyncParts): Promise<void> =>
  new RatingRound({
    ...{ ...desk, pace, clock, terms, ratings: portalRatings },
    gate: new PortalGate(pace, clock),
  }).run();

/**
 * `hoso portal ratings`: how applicants rated each procedure in a month, and whether the national portal has it; false when it would not
 * take something. @throws UsageError also where the adapter does not offer it, PortalNotConfigured
 */
export const portalRatings = (options: PortalRatingsOptions, outside: Outside): Promise<boolean> =>
  withWholeSession(options, outside, async ({ ground, configuration, application }) => {
    const { dataFolder } = configuration;
    const months = monthsAsked(options, application);
    const settings = await portalSettingsFor(dataFolder);
    const desk = openPortalDesk({ settings, application, ground, dataFolder });
    if (!desk)
      throw new UsageError('the provincial wrapper takes no ratings: only the national adapter does');
    await readModelsAtHead(ground, outside);
    if (options.send) await sendNow(desk, portalSyncParts({ ground, application, settings }));
    const { ratingsIn } = desk;
    const found = await ratingStandings({ ratingsIn, ratings: application.portalRatings }, months);
    const refused = found.filter(({ standing }) => standing === 'refused').length;
    const told = found.filter(({ standing }) => standing === 'told').length;
    const waiting = found.length - told - refused;
    answer(outside.terminal, { months, told, refused, waiting, ratings: found }, () => [
      ...found.map(lineOf),
      `${months.join(', ')}: ${told} đã gửi (told), ${refused} bị từ chối (refused), ${waiting} chưa gửi (waiting)`,
    ]);
    return refused === 0;
  });
