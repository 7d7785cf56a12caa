import { code, count, flag, listOf, moment, oneOf, optional, record, sha256 } from '../schema/fields';

/** A file by what identifies it; its content is fetched over HTTP by who may. */
export const file = record('A file by its hash; its content is never on a topic', {
  sha256: sha256('SHA-256 of the content, hex'),
  mediaType: code('Media type', 'application/pdf'),
  sizeBytes: count('Size of the content in bytes'),
});

export const letter = record('A letter to the applicant', {
  number: code('Number of the letter', '45/XL-SXD'),
  file: optional(file),
});

const dates = (description: string) =>
  record(description, {
    statutory: moment(
      'With statutory extensions and supplements, before any re-appointment: lateness counts from it',
    ),
    current: moment('What the applicant was told last'),
    provisional: flag('Whether the counting crossed a year whose calendar is not final'),
  });

export const due = dates('The dates that the dossier is measured by from now on');

export const dueBefore = dates('The dates that the dossier was measured by until then');

export const calendar = record('A version of a working calendar', {
  region: code('Region of the calendar', 'hai-duong'),
  version: count('Version of the calendar, from 1'),
});

export const rules = record('The rules that the dossier is judged by, fixed on the day of its reception', {
  procedure: record('The procedure in the version that was in force', {
    code: code('National code of the procedure', '1.004222'),
    version: count('Version of the procedure, from 1'),
  }),
  regime: code(
    'Legal regime; `imported` for history of another system',
    'nd61-2018',
    'nd118-2025',
    'imported',
  ),
  calendar,
});

/** How the dossier came in; of the applicant nothing is told, of the representative only that there is one. */
export const opening = record('How the dossier came in; whose it is, is not told', {
  channel: code('How it was filed', 'direct', 'online', 'postal'),
  receivingUnit: code('The one-stop unit that took it', 'H23.01'),
  represented: flag('Whether somebody filed it on behalf of the applicant'),
  assistedBy: optional(code('Who helped to file it', 'one-stop', 'post', 'enterprise')),
});

export const components = listOf(
  'The papers that came in',
  record('One paper', {
    component: code('Code of the component in the procedure', 'TP-01'),
    digitised: optional(file),
    reused: optional(code('Whence it is reused', 'citizen-store', 'shared-database', 'earlier-dossier')),
  }),
);

export const items = listOf(
  'What is asked for, without the reasons given to the applicant',
  record('One paper or datum', {
    component: code('Code of the component', 'TP-04'),
    provision: optional(code('The provision that a demand beyond the rules rests on')),
  }),
);

export const late = flag('Whether it came after its limit');

export const channelOfReturn = oneOf('How it reached them', 'one-stop', 'post', 'electronic');
