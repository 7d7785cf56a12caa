import { addDays } from '@hoso/kernel';
import { officersOn } from '../desks';
import { unitOn } from '../setting';
import type { Script, Story } from '../story';
import { abandon, ABANDONED } from './abandonment';
import { consult, handOver } from './cooperation';
import { extend, fileAnother, reassign } from './incidents';
import { decide } from './decision';
import { charge } from './payment';
import { supplement } from './supplement';

const INCIDENTS: readonly ((story: Story) => Script)[] = [
  charge,
  supplement,
  consult,
  handOver,
  extend,
  reassign,
  fileAnother,
];

/** To the competent unit, or whoever has taken over by the time that someone is assigned there. */
function* bringToDesk(story: Story, handlingUnit: string): Script {
  const { chance, setting } = story;
  const at = story.within([0.02, 0.08], chance.under(0.95) ? chance.between(0.1, 1.5) : 12);
  const to = unitOn(setting, handlingUnit, addDays(story.dayAt(at), 30))?.id ?? handlingUnit;
  yield { type: 'Transfer', data: { to }, at };
  const assignedAt = story.within([0.02, 0.1], chance.between(0.3, 9));
  const officer = chance.oneOf(officersOn(setting, to, story.dayAt(assignedAt))).id;
  yield { type: 'Assign', data: { officer }, at: assignedAt };
}

const isOfficerThere = ({ setting, opened }: Story, day: Story['today']): boolean =>
  officersOn(setting, opened.handling.unit, day).some(({ id }) => id === opened.handling.officer);

function* startStep(story: Story, step: string): Script {
  const at = story.within([0.03, 0.2]);
  if (isOfficerThere(story, story.dayAt(at))) yield { type: 'StartStep', data: { step }, at };
}

function* meetIncidents(story: Story): Script {
  for (const incident of story.chance.inAnyOrder(INCIDENTS)) {
    yield* incident(story);
    if (story.phase !== 'InHandling') return;
  }
}

/** From the receipt to the end: every time is a part of the time left, so that only fate makes a dossier late. */
export function* handle(story: Story, handlingUnit: string): Script {
  const { chance, fate, procedure } = story;
  if (ABANDONED.has(fate) && chance.under(0.3)) {
    yield abandon(story);
    return;
  }
  yield* bringToDesk(story, handlingUnit);
  const steps = chance.under(0.8) ? procedure.steps.map(({ code }) => code) : [];
  const [first, ...others] = steps;
  if (first !== undefined) yield* startStep(story, first);
  yield* meetIncidents(story);
  if (story.phase !== 'InHandling') return;
  if (ABANDONED.has(fate)) {
    yield abandon(story);
    return;
  }
  for (const step of others) yield* startStep(story, step);
  yield* decide(story);
}
