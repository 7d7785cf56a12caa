import { code, flag, moment, oneOf, optional, record } from '../schema/fields';
import { due, late } from './parts';

const unit = code('The unit in charge', 'H23.15');
const officer = code('Id of the official in charge', 'nv-0142');
const step = code('Code of the step; another name where the procedure has no such step', 'tham-dinh');
const outsideProcedure = flag('Whether the procedure has no such step');
const agency = code('Code of the other agency', 'H23.19');
const hop = code('Name of the hand-over in this dossier', 'thue');
const opinion = code('Name of the opinion in this dossier', 'pccc');

/** Within the agency: who has it and what is done. */
export const HANDLING_TYPES = {
  'vn.hoso.dossier.transferred.v1': record('Passed on from the one-stop to the unit that handles it', {
    from: code('The unit that had it', 'H23.01'),
    to: unit,
    transferDueAt: moment('By when it had to be passed on'),
    late,
  }),
  'vn.hoso.dossier.officer-assigned.v1': record('An official is in charge from now on', {
    unit,
    officer,
    previousOfficer: optional(code('Id of the official who had it before')),
    delegation: optional(code('The delegation under which an official of another desk takes it')),
  }),
  'vn.hoso.dossier.step-started.v1': record('A step of the control slip began', {
    step,
    unit,
    officer: optional(officer),
    ended: optional(code('The step that this one ends')),
    outsideProcedure,
  }),
  'vn.hoso.dossier.step-completed.v1': record('A step of the control slip ended', {
    step,
    unit: optional(unit),
    officer: optional(officer),
    outsideProcedure,
  }),
};

/** With other agencies: interlinked procedures and opinions. */
export const COOPERATION_TYPES = {
  'vn.hoso.dossier.handed-over.v1': record('Handed over to another agency of an interlinked procedure', {
    hop,
    agency,
    order: oneOf('Whether the agency works in its turn or beside others', 'in-turn', 'in-parallel'),
    dueAt: moment('By when it has to come back'),
  }),
  'vn.hoso.dossier.taken-back.v1': record('Came back from another agency', { hop, agency, late }),
  'vn.hoso.dossier.opinion-requested.v1': record('Another agency was asked for its opinion', {
    opinion,
    agency,
    dueAt: moment('By when it has to answer'),
    pausesClock: flag('Whether the limit stands still until then'),
  }),
  'vn.hoso.dossier.opinion-received.v1': record('The agency has answered', {
    opinion,
    agency,
    late,
    due: optional(due),
  }),
  'vn.hoso.dossier.opinion-lapsed.v1': record('The agency has not answered; it goes on without', {
    opinion,
    agency,
    due: optional(due),
  }),
};
