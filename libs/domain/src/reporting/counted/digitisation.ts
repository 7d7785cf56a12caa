import { componentCountsAt } from '../components-at';
import type { ReportFacts } from '../facts/report-facts';
import { rateOf, type Counts, type Figures } from '../figures';
import { isInBounds, type Bounds } from '../period';

/** Dossiers received in the period by what was electronic of them at its end, and results issued in it. */
export const DIGITISATION_FIGURES = [
  'received',
  'digitised',
  'reused',
  'paper-only',
  'results-owed',
  'results-electronic',
] as const;
export type DigitisationFigure = (typeof DIGITISATION_FIGURES)[number];

const resultsOf = (
  { settlement, yieldsDocument }: ReportFacts,
  bounds: Bounds,
): readonly DigitisationFigure[] => {
  const isOwed = yieldsDocument && settlement?.kind === 'issued' && isInBounds(settlement.at, bounds);
  if (!isOwed) return [];
  return settlement.resultFile ? ['results-owed', 'results-electronic'] : ['results-owed'];
};

const componentsOf = (facts: ReportFacts, bounds: Bounds): readonly DigitisationFigure[] => {
  if (!isInBounds(facts.receivedAt, bounds)) return [];
  const { digitised, reused, presented } = componentCountsAt(facts, bounds.end);
  const isPaperOnly = digitised + reused === 0 && presented > 0;
  return [
    'received',
    ...(digitised > 0 ? (['digitised'] as const) : []),
    ...(reused > 0 ? (['reused'] as const) : []),
    ...(isPaperOnly ? (['paper-only'] as const) : []),
  ];
};

/** Digitisation (*số hóa*) and once-only (*không yêu cầu nộp lại giấy tờ*). */
export const digitisationFigures: Figures<DigitisationFigure> = {
  names: DIGITISATION_FIGURES,
  of: (facts, bounds) => [...componentsOf(facts, bounds), ...resultsOf(facts, bounds)],
};

/** In %: of dossiers received and of results that are documents; null where there are none. */
export const digitisationRates = (counts: Counts<DigitisationFigure>) => ({
  digitisedRate: rateOf(counts.digitised, counts.received),
  onceOnlyRate: rateOf(counts.reused, counts.received),
  electronicResultRate: rateOf(counts['results-electronic'], counts['results-owed']),
});
