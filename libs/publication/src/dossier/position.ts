import type { PublishedData, PublishedType } from '@hoso/contracts';
import { telling, type Telling } from '../telling';

/** Where an event of a dossier is told: not on the dossier topic means there as a private one. */
export interface DossierPosition<Data> {
  readonly dossiers?: Telling<Data>;
  readonly accountability?: Telling<Data>;
}

type DataOf<Data, Type extends PublishedType> = (data: Data) => PublishedData<Type>;

/** Told on the dossier topic. */
export const told = <Data, Type extends PublishedType>(
  type: Type,
  dataOf: DataOf<Data, Type>,
): DossierPosition<Data> => ({ dossiers: telling(type, dataOf) });

/** Told in the same words on the accountability topic. */
export const toldTwice = <Data, Type extends PublishedType>(
  type: Type,
  dataOf: DataOf<Data, Type>,
): DossierPosition<Data> => {
  const both = telling(type, dataOf);
  return { dossiers: both, accountability: both };
};

/** Private on the dossier topic, told to those who read the accountability topic. */
export const toldInAccountability = <Data, Type extends PublishedType>(
  type: Type,
  dataOf: DataOf<Data, Type>,
): DossierPosition<Data> => ({ accountability: telling(type, dataOf) });

/** Told nowhere. */
export const PRIVATE: DossierPosition<unknown> = {};

/** A position on every event; one that is added to the law does not compile without. */
export type DossierPositions<Events> = { readonly [Type in keyof Events]: DossierPosition<Events[Type]> };
