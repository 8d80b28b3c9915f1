import { ligneCsv } from '../noyau/texte.js';
import type { LigneRejetee } from './ligne.js';

/** En-tête du fichier des rejets. */
export const ENTETE_REJETS = ['LIGNE', 'CODE', 'RAISON'] as const;

/** Lignes du fichier des rejets : numéro, codes, phrases ; jamais la donnée de la personne. */
export const ligneRejet = ({ numero, motifs }: LigneRejetee): string =>
  ligneCsv([String(numero), motifs.map(({ code }) => code).join(' '), motifs.map(({ message }) => message).join(' ')]);
