/** A file of settings is not as it must be. */
export class ReportSettingsError extends Error {
  readonly code = 'report-settings-not-readable';
}
