import { pino } from 'pino';

/** Journal technique en JSON : des identifiants de demande et des codes, jamais de contenu. Niveau : PDP_JOURNAL (défaut warn). */
export const journalTechnique = pino({ level: process.env['PDP_JOURNAL'] ?? 'warn', base: null });
