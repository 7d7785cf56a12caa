import { dataSchemaOf, HEADERS, TOPICS, type PublishedData } from '@hoso/contracts';
import type { DossierEvents, Rules } from '@hoso/domain';
import { EventNotPublishable } from '../not-publishable';
import {
  headersOf,
  toldValue,
  valueOf,
  type Address,
  type PublishedMessage,
  type ToldEvent,
} from '../published-message';
import type { PublishedStream } from '../published-stream';
import { byType } from '../telling';
import { APPLICANT } from './applicant';
import { CLOCK } from './clock';
import { EXPLANATIONS } from './explanations';
import { COOPERATION, HANDLING } from './handling';
import { CORRECTION, OUTCOME } from './outcome';
import type { DossierPosition, DossierPositions } from './position';
import { RECEPTION } from './reception';

const POSITIONS: DossierPositions<DossierEvents> = {
  ...RECEPTION,
  ...HANDLING,
  ...COOPERATION,
  ...APPLICANT,
  ...CORRECTION,
  ...CLOCK,
  ...EXPLANATIONS,
  ...OUTCOME,
};

const positions = byType<DossierPosition<never>>(POSITIONS);

const PREFIX = 'dossier-';
const PRIVATE_TYPE = 'vn.hoso.dossier.private.v1';
const PRIVATE_SCHEMA = dataSchemaOf(PRIVATE_TYPE);

const addressOf = ({ recorded }: ToldEvent): Address => {
  const key = recorded.stream.slice(PREFIX.length);
  return { source: `/dossiers/${key}`, key };
};

const privateValue = (event: ToldEvent, address: Address): string => {
  const data: PublishedData<typeof PRIVATE_TYPE> = {
    type: event.type,
    sequence: event.recorded.revision,
    hash: event.metadata.hash,
  };
  return valueOf(event, address, { type: PRIVATE_TYPE, dataschema: PRIVATE_SCHEMA, data });
};

interface Entry {
  readonly key: string;
  readonly value: string;
  readonly imported: boolean;
}

const onDossiers = (event: ToldEvent, { key, value, imported }: Entry): PublishedMessage => {
  const headers = headersOf(event, imported);
  const revision = String(event.recorded.revision);
  headers[HEADERS.sequence] = revision;
  headers[HEADERS.dossierSequence] = revision;
  headers[HEADERS.previousHash] = event.metadata.prevHash;
  return { topic: TOPICS.dossiers.name, key, value, headers, numbering: 'revision' };
};

const onAccountability = (event: ToldEvent, { key, value, imported }: Entry): PublishedMessage => ({
  topic: TOPICS.accountability.name,
  key,
  value,
  headers: headersOf(event, imported),
  numbering: 'per-key',
});

/** An event of a dossier of which no more is told than that it is there. */
export const privately = (event: ToldEvent, imported: boolean): PublishedMessage => {
  const address = addressOf(event);
  return onDossiers(event, { key: address.key, value: privateValue(event, address), imported });
};

const toldOf = (event: ToldEvent, { dossiers, accountability }: DossierPosition<never>) => {
  const address = addressOf(event);
  const open = dossiers && toldValue(event, address, { telling: dossiers, from: undefined });
  const answered =
    accountability &&
    (accountability === dossiers
      ? open
      : toldValue(event, address, { telling: accountability, from: undefined }));
  return { key: address.key, open: open ?? privateValue(event, address), answered };
};

const isImported = (data: object): boolean =>
  (data as { readonly rules?: Rules }).rules?.regime === 'imported';

/** Every event of a dossier on the dossier topic, by its revision; lateness and its explanation on another as well. */
export const DOSSIER_STREAM: PublishedStream = {
  prefix: PREFIX,
  noted: (note, { data }) => (!note.imported && isImported(data) ? { ...note, imported: true } : note),
  messages: (event, { imported = false }) => {
    const position = positions.get(event.type);
    if (!position) throw new EventNotPublishable(`Nothing is said of events ${event.type} of a dossier`);
    const { key, open, answered } = toldOf(event, position);
    const entry = { key, value: open, imported };
    return answered === undefined
      ? [onDossiers(event, entry)]
      : [onDossiers(event, entry), onAccountability(event, { ...entry, value: answered })];
  },
};
