import { LIBELLES_ETAT_FICHIER, LIMITES_DOCUMENT, MESSAGES_FICHIER, TYPES_FICHIER } from '@pdp/domain';
import type { ConsentementVue, DocumentVue, EtatFichier, VersionDocumentVue } from '@pdp/domain';
import { dateCourte } from '../../platform/format/dates';
import { pluriel, taille } from '../../platform/format/textes';
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
  QUARANTAINE: { couleur: 'bleu', quoi: 'Fermé tant que l’antivirus le lit. Il s’ouvrira tout seul, dans un instant.' },
  NON_ANALYSE: {
    couleur: 'ambre',
    quoi: 'L’antivirus ne répond pas. Un nouvel essai se fait tout seul\u00a0; le document reste fermé d’ici là.',
  },
  INFECTE: {
    couleur: 'rouge',
    quoi: 'Un virus y a été trouvé\u00a0: son contenu a été effacé, personne ne l’a ouvert. Faites vérifier l’original avant de le déposer de nouveau.',
  },
};

/** Ce qu'on sait refuser avant l'envoi ; le serveur juge ensuite aux octets. */
export function fauteDeFichier(fichier: Pick<File, 'size'> | null): string | undefined {
  if (fichier === null) return 'Choisissez un fichier.';
  if (fichier.size === 0) return MESSAGES_FICHIER.VIDE;
  return fichier.size > LIMITES_DOCUMENT.octets ? MESSAGES_FICHIER.TROP_GROS : undefined;
}

/** Saisie d'un dépôt ; `destinataireId` vide : adressé à personne en particulier. */
export type SaisieDocument = { classe: string; titre: string; fichier: File | null; destinataireId: string };

/** Organisme à qui adresser un document. `lira` : son accord lui ouvre bien ce qui lui est adressé. */
export type Destinataire = { readonly id: string; readonly nom: string; readonly lira: boolean };

/**
 * Organismes dont l'accord court, par ordre alphabétique, une fois chacun. Le médecin traitant lit ce qui lui est adressé ; un
 * autre partenaire, les documents administratifs si la personne les a nommés (domain.md 1.5).
 */
export function destinatairesPossibles(
  accords: readonly Pick<ConsentementVue, 'portee' | 'unite' | 'organisme' | 'categories' | 'actif'>[],
): readonly Destinataire[] {
  const parId = new Map<string, Destinataire>();
  for (const { portee, unite, organisme, categories, actif } of accords) {
    if (portee !== 'PARTENAIRE' || !actif || organisme === null) continue;
    const lira = unite === 'MEDECINE_DE_VILLE' || categories.includes('documentsAdministratifs');
    const { id, nom } = organisme;
    parId.set(id, { id, nom, lira: lira || parId.get(id)?.lira === true });
  }
  return [...parId.values()].sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
}

/** Ce que l'antivirus attend ou a refusé dans cette liste, en une phrase annoncée ; vide quand tout est sain. */
export function etatDesAnalyses(documents: readonly Pick<DocumentVue, 'versions'>[]): string {
  const compter = (etats: readonly EtatFichier[]) =>
    documents.filter(({ versions: [derniere] }) => derniere !== undefined && etats.includes(derniere.etat)).length;
  const [attendus, refuses] = [compter(['QUARANTAINE', 'NON_ANALYSE']), compter(['INFECTE'])];
  return [
    attendus > 0 && `${pluriel(attendus, 'document attend', 'documents attendent')} l’antivirus.`,
    refuses > 0 && `${pluriel(refuses, 'document refusé', 'documents refusés')} par l’antivirus.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Documents montrés d'abord : en cours, puis retirés. */
export const rangerDocuments = (
  documents: readonly DocumentVue[],
): { readonly presents: readonly DocumentVue[]; readonly retires: readonly DocumentVue[] } => ({
  presents: documents.filter(({ retrait }) => retrait === null),
  retires: documents.filter(({ retrait }) => retrait !== null),
});
