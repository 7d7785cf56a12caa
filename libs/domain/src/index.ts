// Each room lists by name what it shows; the law has no other door.
export * from './accountability';
export * from './alert';
export * from './calendar';
export * from './dossier';
export * from './feedback';
export * from './policy';
export * from './portal-rating';
export * from './portal-sync';
export * from './procedure';
export * from './redating';
export * from './reporting';
export * from './unit';
export * from './portal-question';
