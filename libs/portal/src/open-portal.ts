import { NationalEnvelope } from './national/envelope';
import { NationalPortal } from './national/national-portal';
import { NationalServices } from './national/national-services';
import type { Portal } from './port';
import { ProvincialPortal } from './provincial/provincial-portal';
import type { PortalServices } from './services/portal-services';
import type { AdapterSettings, NationalSettings } from './settings/portal-settings';

/** The portal behind the adapter that the settings name. */
export const openPortal = (settings: AdapterSettings): Portal =>
  settings.adapter === 'national'
    ? new NationalPortal(new NationalEnvelope(settings, Date.now))
    : new ProvincialPortal(settings);

/** What the national adapter offers besides dossiers. */
export const openPortalServices = (settings: NationalSettings): PortalServices =>
  new NationalServices(new NationalEnvelope(settings, Date.now));
