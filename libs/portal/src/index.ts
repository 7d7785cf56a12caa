export { messageAfter, messagesOf } from './message/portal-message';
export type { PortalMessage } from './message/portal-message';
export { openPortal, openPortalServices } from './open-portal';
export { Portal } from './port';
export type { DossierRecord, Exchange, LookUp, PortalAnswer, ProgressRecord, StatusNotice } from './port';
export { portalTime } from './record/fields';
export { CLASSIC_TERMS } from './record/portal-terms';
export type { PortalReference, PortalTerms } from './record/portal-terms';
export { ratingRecordOf } from './record/rating-record';
export type { RatingAuthority } from './record/rating-record';
export { readPublishedProcedure } from './services/published-procedure';
export type { PublishedLimits, PublishedProcedure } from './services/published-procedure';
export { PortalServices } from './services/portal-services';
export type {
  AnsweredQuestion,
  Catalogue,
  CatalogueEntry,
  Fetched,
  MonthlyRating,
} from './services/portal-services';
export type {
  AdapterSettings,
  NationalSettings,
  PortalSettings,
  ProvincialSettings,
} from './settings/portal-settings';
export { PortalSettingsError, readPortalSettings } from './settings/read-portal-settings';
export { PORTAL_STATUSES } from './status/portal-status';
export type { PortalStatus } from './status/portal-status';
export { NOTHING_TOLD, tellEvent } from './view/fold-view';
export type { Told, ToldEvent } from './view/fold-view';
