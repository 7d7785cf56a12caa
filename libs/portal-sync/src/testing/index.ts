export { LIFE_STATUSES, lifeOf, MADE_THERE } from './life';
export { MortalPortal, MortalStore } from './mortal';
export { PortalSyncWorld, ROUGH_PACE } from './portal-sync-world';
export type { Ground } from './portal-sync-world';
export { sandboxPortal, sandboxServices } from './sandbox-services';
export { WatchedPortal } from './watched-portal';
