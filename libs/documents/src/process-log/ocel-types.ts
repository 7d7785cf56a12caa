import { DOSSIER_EVENT_TYPES } from '@hoso/domain';
import { TOLD } from './facts';

const text = (name: string) => ({ name, type: 'string' });

const DOSSIER = { name: 'dossier', attributes: ['code', 'channel', 'regime', 'procedureVersion'].map(text) };

/** The declarations of an OCEL 2.0 log: every type of event and object, and the attributes that they may carry. */
export const OCEL_TYPES = {
  eventTypes: DOSSIER_EVENT_TYPES.map((name) => ({
    name,
    attributes: [text('role'), { name: 'recordedAt', type: 'time' }, ...TOLD.map(text)],
  })),
  objectTypes: [DOSSIER, ...['unit', 'officer', 'procedure'].map((name) => ({ name, attributes: [] }))],
} as const;
