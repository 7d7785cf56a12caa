import type {
  DueDates,
  FileRef,
  Letter,
  Opening,
  ProvidedComponent,
  Rules,
  SupplementItem,
} from '@hoso/domain';

// Members are copied by name: what is added to a value of the law stays inside until somebody decides otherwise.

export const fileOf = ({ sha256, mediaType, sizeBytes }: FileRef) => ({ sha256, mediaType, sizeBytes });

export const letterOf = ({ number, file }: Letter) => ({ number, file: file && fileOf(file) });

export const dueOf = ({ statutory, current, provisional }: DueDates) => ({ statutory, current, provisional });

export const calendarOf = ({ region, version }: Rules['calendar']) => ({ region, version });

export const rulesOf = ({ procedure: { code, version }, regime, calendar }: Rules) => ({
  procedure: { code, version },
  regime,
  calendar: calendarOf(calendar),
});

/** Not whose it is: an applicant, even sealed, is no business of a topic. */
export const openingOf = ({ channel, receivingUnit, representative, assistedBy }: Opening) => ({
  channel,
  receivingUnit,
  represented: representative !== undefined,
  assistedBy,
});

/** Not where it is reused from: a reference into a register of persons leads to the person. */
const componentOf = ({ component, digitised, reused }: ProvidedComponent) => ({
  component,
  digitised: digitised && fileOf(digitised),
  reused: reused?.source,
});

export const componentsOf = (components: readonly ProvidedComponent[]) => components.map(componentOf);

export const itemsOf = (items: readonly SupplementItem[]) =>
  items.map(({ component, provision }) => ({ component, provision }));
