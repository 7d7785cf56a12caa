import type { Projection } from '../definition/projection';
import { dossiers } from './dossiers';
import { duties } from './duties';

/** Every read model of the engine; a new one is added here. */
export const PROJECTIONS: readonly Projection[] = [dossiers, duties];
