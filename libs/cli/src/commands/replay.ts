import {
  GetDeadlineHandler,
  GetDeadlineQuery,
  GetHistoryHandler,
  GetHistoryQuery,
  type AsOf,
} from '@hoso/application';
import type { OpenApplication } from '@hoso/engine';
import { momentOf } from '../moments';
import { storyOf } from '../story';
import { answer, type Terminal } from '../terminal';

const asOfOf = (text: string | undefined): AsOf => {
  if (text === undefined) return undefined;
  return /^\d+$/.test(text) ? { revision: Number(text) } : { time: momentOf(text, '--as-of') };
};

/** `hoso replay CODE`: the story of a dossier, up to a business time or a revision. */
export const replay = async (
  code: string,
  options: { readonly asOf?: string },
  { application, terminal }: { readonly application: OpenApplication; readonly terminal: Terminal },
): Promise<void> => {
  const { reader, ports } = application;
  const asOf = asOfOf(options.asOf);
  const query = new GetHistoryQuery(code, { asOf, withPersons: 'without-persons' });
  const history = await new GetHistoryHandler(reader).execute(query);
  const deadlines = new GetDeadlineHandler(reader, ports.reference);
  const deadline = await deadlines.execute(new GetDeadlineQuery(code, asOf, ports.clock.now()));
  answer(terminal, { code, history, deadline }, () => storyOf(history, deadline));
};
