import type { DossierEvent, DossierEvents } from '@hoso/domain';

const NAMED: { readonly [Type in keyof DossierEvents]?: (data: DossierEvents[Type]) => string } = {
  DossierTransferred: ({ to }) => to,
  DossierRehomed: ({ to }) => to,
  OfficerAssigned: ({ unit }) => unit,
  EventNeutralised: ({ restored }) => restored.handling.unit,
};

/** The unit in charge after an event that names one. */
export const unitAfter = ({ type, data }: DossierEvent): string | undefined => {
  const { opening } = data as { readonly opening?: { readonly receivingUnit: string } };
  const named = NAMED[type] as ((data: unknown) => string) | undefined;
  return named ? named(data) : opening?.receivingUnit;
};
