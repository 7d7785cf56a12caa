import { HEADERS, TOPICS } from '@hoso/contracts';
import { MemoryEventStore, type RecordedEvent } from '@hoso/event-store';
import { NO_NOTE } from '@hoso/publication';
import { goldenAlertEvents, goldenDossierEvents } from '@hoso/testing';
import { PROMISED_LIMITS, tell, type Told } from './telling';
import { stored } from './testing';

const recorded = async (
  stream: string,
  event: Parameters<typeof stored>[0][number],
): Promise<RecordedEvent> => {
  const store = new MemoryEventStore();
  await store.append(stream, 'any', stored([event]));
  for await (const each of store.read(stream)) return each;
  throw new Error('nothing was recorded');
};

const shown = ({ messages }: Told) =>
  messages.map(({ topic, value, numbering }) => {
    const { type, data } = JSON.parse(value) as { readonly type: string; readonly data: object };
    return { topic, numbering, type, data };
  });

const DEAD_LETTER = { topic: TOPICS.deadLetters.name, numbering: 'none', type: 'vn.hoso.dead-letter.v1' };
const PRIVATE = { topic: TOPICS.dossiers.name, numbering: 'revision', type: 'vn.hoso.dossier.private.v1' };

describe('an event that cannot be told', () => {
  it('is told of a dossier by its private form, so that no number is missing, and is a dead letter', async () => {
    const [known] = goldenDossierEvents;
    const event = { ...(await recorded('dossier-1', known!)), type: 'FromANewerProgram' };
    const told = tell(event, NO_NOTE, PROMISED_LIMITS);
    expect(shown(told)).toMatchObject([
      { ...PRIVATE, data: { type: 'FromANewerProgram', sequence: 0 } },
      {
        ...DEAD_LETTER,
        data: { cause: 'not-publishable', original: { key: 'dossier-1', offset: '0', value: '' } },
      },
    ]);
    expect(told.messages.map(({ headers }) => headers[HEADERS.logPosition])).toEqual(['0', '0']);
  });

  it('takes no number elsewhere', async () => {
    const [, escalated] = goldenAlertEvents; // nobody was told of the alert before
    const event = await recorded('alert-3f2b8c1d-4e5f-8a6b-9c7d-8e9f0a1b2c3d', escalated!);
    expect(shown(tell(event, NO_NOTE, PROMISED_LIMITS))).toMatchObject([
      { ...DEAD_LETTER, data: { cause: 'not-publishable' } },
    ]);
  });

  it('may be one that is larger than its topic takes', async () => {
    const event = await recorded(
      'dossier-1',
      goldenDossierEvents.find(({ type }) => type === 'DossierReceived')!,
    );
    const limits = new Map([...PROMISED_LIMITS, [TOPICS.dossiers.name, 1_500]]);
    expect(shown(tell(event, NO_NOTE, limits))).toMatchObject([
      { ...PRIVATE, data: { type: 'DossierReceived', sequence: 0 } },
      { ...DEAD_LETTER, data: { cause: 'too-large' } },
    ]);
    expect(shown(tell(event, NO_NOTE, PROMISED_LIMITS))).toMatchObject([
      { type: 'vn.hoso.dossier.received.v1' },
    ]);
  });
});
