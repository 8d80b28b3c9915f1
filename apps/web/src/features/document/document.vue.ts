import { LIBELLES_ETAT_FICHIER, LIMITES_DOCUMENT, MESSAGES_FICHIER, TYPES_FICHIER } from '@pdp/domain';
import type { DocumentVue, EtatFichier, VersionDocumentVue } from '@pdp/domain';
import { dateCourte } from '../../platform/format/dates';
import { taille } from '../../platform/format/textes';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

/** Titre d'un document ; celui d'un document retiré a pu être effacé avec lui. */
export const titreDe = ({ titre }: Pick<DocumentVue, 'titre'>): string => titre ?? 'Document retiré, titre effacé';

/** « PDF, 240 ko, déposé le 3 déc. par Claire Le Goff ». */
export const detailVersion = (version: VersionDocumentVue, aujourdhui: string): string =>
  `${TYPES_FICHIER[version.type].nom}, ${taille(version.octets)}, déposé le ${dateCourte(version.le, aujourdhui)} par ${version.deposePar}`;

/** Ce qu'il faut dire de l'état d'un fichier ; rien quand il est sain. */
export function etatEnClair(etat: EtatFichier): { texte: string; couleur: CouleurPuce; quoi: string } | null {
  if (etat === 'SAIN') return null;
  return { texte: LIBELLES_ETAT_FICHIER[etat], ...SUITES[etat] };
}

const SUITES: Readonly<Record<Exclude<EtatFichier, 'SAIN'>, { couleur: CouleurPuce; quoi: string }>> = {
  QUARANTAINE: { couleur: 'bleu', quoi: 'L’antivirus le lit. Il s’ouvrira dans un instant.' },
  NON_ANALYSE: {
    couleur: 'ambre',
    quoi: 'L’antivirus ne répond pas. Un nouvel essai se fait tout seul ; le document reste fermé d’ici là.',
  },
  INFECTE: {
    couleur: 'rouge',
    quoi: 'Son contenu a été effacé. Vérifiez l’original sur votre poste avant de le déposer de nouveau.',
  },
};

/** Ce qu'on sait refuser avant l'envoi ; le serveur juge ensuite aux octets. */
export function fauteDeFichier(fichier: Pick<File, 'size'> | null): string | undefined {
  if (fichier === null) return 'Choisissez un fichier.';
  if (fichier.size === 0) return MESSAGES_FICHIER.VIDE;
  return fichier.size > LIMITES_DOCUMENT.octets ? MESSAGES_FICHIER.TROP_GROS : undefined;
}

/** Documents montrés d'abord : en cours, puis retirés. */
export const rangerDocuments = (
  documents: readonly DocumentVue[],
): { readonly presents: readonly DocumentVue[]; readonly retires: readonly DocumentVue[] } => ({
  presents: documents.filter(({ retrait }) => retrait === null),
  retires: documents.filter(({ retrait }) => retrait !== null),
});
