import {
  GetDeadlineHandler,
  GetDeadlineQuery,
  GetHistoryHandler,
  GetHistoryQuery,
  GetPetitionHistoryHandler,
  GetPetitionHistoryQuery,
  isPetitionCode,
  type AsOf,
  type Application,
} from '@hoso/application';
import { VIETNAM } from '@hoso/kernel';
import { momentOrDayOf } from '../moments';
import { petitionStoryOf, storyOf } from '../story';
import { withApplication, type EngineOptions, type Outside } from '../session';
import { answer } from '../terminal';

export interface ReplayOptions extends EngineOptions {
  /** A business time or a revision. */
  readonly asOf?: string;
}

interface Telling extends Outside {
  readonly application: Application;
}

const asOfOf = (text: string | undefined): AsOf => {
  if (text === undefined) return undefined;
  return /^\d+$/.test(text) ? { revision: Number(text) } : { time: momentOrDayOf(text, '--as-of') };
};

/**
 * `hoso replay CODE`: the story of a dossier or petition, up to a business time or a revision.
 * @throws UsageError before anything is opened
 */
export const replay = async (code: string, options: ReplayOptions, outside: Outside): Promise<void> => {
  const asOf = asOfOf(options.asOf);
  const telling = isPetitionCode(code) ? tellPetition : tell;
  await withApplication(options, outside, (application) => telling(code, asOf, { ...outside, application }));
};

const tell = async (code: string, asOf: AsOf, { application, terminal }: Telling): Promise<void> => {
  const { reader, ports } = application;
  const query = new GetHistoryQuery(code, { asOf, withPersons: 'without-persons' });
  const history = await new GetHistoryHandler(reader).execute(query);
  const deadlines = new GetDeadlineHandler(reader, ports.reference);
  const deadline = await deadlines.execute(new GetDeadlineQuery(code, asOf, ports.clock.now()));
  answer(terminal, { code, history, deadline }, () => storyOf(history, deadline));
};

const tellPetition = async (code: string, asOf: AsOf, { application, terminal }: Telling): Promise<void> => {
  const query = new GetPetitionHistoryQuery(code, { asOf, withPersons: 'without-persons' });
  const history = await new GetPetitionHistoryHandler(application.petitions).execute(query);
  answer(terminal, { code, history }, () => petitionStoryOf(history, VIETNAM));
};
