export * from './calendar';
export * from './dossier';
export * from './procedure';
export * from './unit';
