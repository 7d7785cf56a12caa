import { MEDIA_TYPES, type WrittenDocument } from '../written-document';
import type { DossierHistory } from './dossier-history';
import { ocelOf } from './ocel';
import { xesOf } from './xes';

export const PROCESS_LOG_FORMATS = ['xes', 'ocel'] as const;
export type ProcessLogFormat = (typeof PROCESS_LOG_FORMATS)[number];

/** @param histories may be called more than once, for as many passes over the log */
export const writeProcessLog = (
  histories: () => AsyncIterable<DossierHistory>,
  format: ProcessLogFormat,
): WrittenDocument =>
  format === 'xes'
    ? { mediaType: MEDIA_TYPES.xml, fileName: 'process-log.xes', body: xesOf(histories()) }
    : { mediaType: MEDIA_TYPES.json, fileName: 'process-log.ocel.json', body: ocelOf(histories) };
