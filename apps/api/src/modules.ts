import type { Type } from '@nestjs/common';

/** Modules métier, un par domaine. */
export const MODULES_METIER: Type[] = [];
