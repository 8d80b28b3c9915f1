import { dateParis, heureParis, ligneCsv, type LigneJournalVue } from '@pdp/domain';

/** Marque d'ordre : sans elle, un tableur français lirait les accents de travers. */
const MARQUE_UTF8 = '\uFEFF';

const COLONNES = [
  'LIGNE',
  'DATE',
  'HEURE_PARIS',
  'QUI',
  'AGENT',
  'FONCTION',
  'ORGANISME',
  'ACTE',
  'LIBELLE',
  'DOSSIER',
  'RUBRIQUES',
  'RESULTAT',
  'DEMANDE',
];

/** Marque d'ordre et titres. */
export const entete = (): string => `${MARQUE_UTF8}${ligneCsv(COLONNES)}\r\n`;

/** Une ligne, formules neutralisées : un nom d'agent ne peut s'exécuter dans un tableur. */
export function enLigneCsv(l: LigneJournalVue): string {
  const le = new Date(l.le);
  const cellules = [
    String(l.id),
    dateParis(le),
    heureParis(le),
    l.qui,
    l.utilisateurId ?? '',
    l.fonction,
    l.organisme ?? '',
    l.action,
    l.libelle,
    l.dossierId ?? '',
    l.categories.join(' '),
    l.resultat,
    l.correlationId ?? '',
  ];
  return `${ligneCsv(cellules)}\r\n`;
}
