import { BASE_POLICY, HAI_DUONG } from '@hoso/domain';
import { versionOf } from '@hoso/event-format';
import type { RecordedEvent } from '@hoso/event-store';
import type { Actor, DomainEvent } from '@hoso/kernel';
import { procedureVersion } from '@hoso/testing';
import type { PinnedReference, Projection } from '../definition/projection';
import { KindFolder, type View } from '../folding/stream-fold';

const ACTOR: Actor = { id: 'an', role: 'head', unit: 'H23.15' };

/** The testing kit's procedure in its first version the official calendar and the base policy. */
const REFERENCE: PinnedReference = {
  procedure: (code, version) => {
    const known = procedureVersion();
    return known.code === code && known.version === version ? known : undefined;
  },
  calendar: (region, version) =>
    region === HAI_DUONG.region && version === HAI_DUONG.version ? HAI_DUONG : undefined,
  thresholdsOn: () => BASE_POLICY.dossier,
};

const recorded = ({ type, data, at }: DomainEvent, revision: number): RecordedEvent => ({
  id: `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`,
  type,
  data,
  metadata: { occurredAt: at, schemaVersion: versionOf(type), actor: ACTOR },
  stream: '',
  revision,
  position: BigInt(revision) * 10n,
  recordedAt: at,
});

const viewOf = (
  projection: Projection,
  history: readonly DomainEvent[],
  reference: PinnedReference,
): View => {
  const folder = new KindFolder(projection.kind, [projection], reference);
  const begun = folder.begin(`${projection.kind.prefix}K`, () => undefined);
  const [view] = history.map(recorded).reduce((fold, event) => folder.advance(fold, event), begun).views;
  if (!view || view.poison) throw new Error(`The fold threw: ${view?.poison?.error}`);
  return view;
};

/** Given/Then for a projection: what rows a history of one stream leaves. */
export const projectionSpec =
  <Row extends object>(projection: Projection<Row>, reference: PinnedReference = REFERENCE) =>
  (...history: readonly DomainEvent[]) => {
    const rows = (): readonly Row[] => viewOf(projection, history, reference).rows as readonly Row[];
    return {
      rows,
      /** The one row has at least these members. */
      then: (row: Partial<Row>) => {
        expect(rows()).toHaveLength(1);
        expect(rows()[0]).toMatchObject(row);
      },
      /** As many rows, each with at least these members. */
      thenRows: (...expected: readonly Partial<Row>[]) => {
        expect(rows()).toHaveLength(expected.length);
        expect(rows()).toMatchObject(expected);
      },
      thenNoRow: () => expect(rows()).toEqual([]),
    };
  };
