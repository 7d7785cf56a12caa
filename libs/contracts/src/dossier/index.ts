import { code, count, record, sha256 } from '../schema/fields';
import { APPLICANT_TYPES } from './applicant';
import { CLOCK_TYPES } from './clock';
import { COOPERATION_TYPES, HANDLING_TYPES } from './handling';
import { CORRECTION_TYPES, OUTCOME_TYPES } from './outcome';
import { RECEPTION_TYPES } from './reception';

/** What the dossier topic says of a dossier’s life. */
export const DOSSIER_TYPES = {
  ...RECEPTION_TYPES,
  ...HANDLING_TYPES,
  ...COOPERATION_TYPES,
  ...APPLICANT_TYPES,
  ...CORRECTION_TYPES,
  ...CLOCK_TYPES,
  ...OUTCOME_TYPES,
  'vn.hoso.dossier.private.v1': record(
    'An event that the topic does not tell; it stands there so that no number is missing',
    {
      type: code('Its name in the log', 'ServiceRated'),
      sequence: count('Its revision in the dossier, from 0: that of the header `dossierseq`'),
      hash: sha256('Its hash in the dossier’s chain: that of the header `hash`'),
    },
  ),
};
