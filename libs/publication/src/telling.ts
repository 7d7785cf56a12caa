import { dataSchemaOf, type PublishedData, type PublishedType } from '@hoso/contracts';

/** How a type of CloudEvents is made of an event's data; `From` is what the data alone does not say. */
export interface Telling<Data, From = void> {
  readonly type: PublishedType;
  readonly dataSchema: string;
  readonly dataOf: (data: Data, from: From) => object;
}

/** Only members that are named here leave the house; the compiler compares them with the schema. */
export const telling = <Data, Type extends PublishedType, From = void>(
  type: Type,
  dataOf: (data: Data, from: From) => PublishedData<Type>,
): Telling<Data, From> => ({ type, dataSchema: dataSchemaOf(type), dataOf });

/** A position on every event of a union: how it is told, or that it is not. */
export type Tellings<Events, From = void> = {
  readonly [Type in keyof Events]: Telling<Events[Type], From> | 'untold';
};

/** Positions as they are looked up by a stored name. */
export const byType = <Position>(
  positions: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, Position> => new Map(Object.entries(positions)) as ReadonlyMap<string, Position>;
