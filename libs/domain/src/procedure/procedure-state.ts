import type { ProcedureVersion } from './procedure';
import type { ProcedureEvent, ProcedureEvents, Publication } from './procedure-event';

/** All versions of one procedure; by version number, so that a dossier finds the one it was received under. */
export interface ProcedureState {
  /** As adopted, before any later end of validity. */
  readonly adopted: Readonly<Record<number, ProcedureVersion>>;
  /** As they stand, in the order of adoption. */
  readonly versions: readonly ProcedureVersion[];
  readonly publications: Readonly<Record<number, Publication>>;
}

export const NO_VERSIONS: ProcedureState = { adopted: {}, versions: [], publications: {} };

type Evolutions = {
  readonly [Type in keyof ProcedureEvents]: (
    state: ProcedureState,
    data: ProcedureEvents[Type],
  ) => ProcedureState;
};

const evolutions: Evolutions = {
  ProcedureVersionAdopted: (state, version) => ({
    ...state,
    adopted: { ...state.adopted, [version.version]: version },
    versions: [...state.versions, version],
  }),
  ProcedurePublished: (state, { version, decision, decidedOn, publishedOn }) => ({
    ...state,
    publications: { ...state.publications, [version]: { decision, decidedOn, publishedOn } },
  }),
  ProcedureVersionEnded: (state, { version, validTo }) => ({
    ...state,
    versions: state.versions.map((known) => (known.version === version ? { ...known, validTo } : known)),
  }),
};

const apply = <Type extends keyof ProcedureEvents>(
  state: ProcedureState,
  { type, data }: { readonly type: Type; readonly data: ProcedureEvents[Type] },
): ProcedureState => evolutions[type](state, data);

/** Total and silent: history is read, never rejected. */
export const evolveProcedure = (state: ProcedureState, event: ProcedureEvent): ProcedureState =>
  apply(state, event);
