import { addWorkingMs, workingMs } from '@hoso/domain';
import { epochMs, instantFromMs, type Instant } from '@hoso/kernel';
import { uuidOf } from './artificial-ids';
import type { BulkCommandLine } from './bulk-command-line';
import { chanceFrom, type Chance } from './chance';
import { fateFor } from './fate';
import { wholeLife } from './life/whole-life';
import { seededRandom } from './seeded-random';
import { settingOf, type CaseloadOrder, type Setting } from './setting';
import { Story } from './story';

const DAY_MS = 86_400_000;

/** Offices open a dossier in working time, citizens at any time; later days are a little fuller. */
const startOf = ({ calendar, until, spanDays }: Setting, chance: Chance): Instant => {
  const first = instantFromMs(epochMs(until) - spanDays * DAY_MS);
  const part = chance.between(0, 1) ** 0.8;
  const at = addWorkingMs(calendar, first, Math.floor(workingMs(calendar, first, until) * part)).dueAt;
  return instantFromMs(Math.floor(epochMs(at) / 1000) * 1000);
};

function* linesOf(setting: Setting, index: number): Generator<BulkCommandLine> {
  const { seed, until } = setting;
  const chance = chanceFrom(seededRandom(seed, index));
  const story = new Story({
    setting,
    index,
    chance,
    fate: fateFor(seed, index),
    start: startOf(setting, chance),
  });
  const ref = uuidOf(`caseload ${seed} ${until} ${index} 0`);
  let step = 0;
  for (const move of wholeLife(story)) {
    if (move.at > until) return;
    story.take(move);
    const { at, ...command } = move;
    yield step === 0
      ? { ...command, commandId: ref, occurredAt: at }
      : { ...command, commandId: uuidOf(`caseload ${seed} ${until} ${index} ${step}`), ref, occurredAt: at };
    step += 1;
  }
}

/**
 * Lives of dossiers as lines of the bulk intake, dossier by dossier, each in its own order; to be sent with the role
 * `import`. The same order gives the same lines, and more `dossiers` only add to them.
 * @throws RangeError when no procedure is in force, or no unit in being, on a day of the span.
 */
export function* generateCaseload(order: CaseloadOrder): Generator<BulkCommandLine> {
  const setting = settingOf(order);
  for (let index = 0; index < order.dossiers; index += 1) yield* linesOf(setting, index);
}
