import type { Type } from '@nestjs/common';
import { TacheModule } from './modules/tache/tache.module.js';

/** Modules métier, un par domaine. */
export const MODULES_METIER: Type[] = [TacheModule];
