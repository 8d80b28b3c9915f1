import { erreurMetier, type ErreurMetier } from '@pdp/domain';
import { peut, type FaitsDossier, type Sujet } from '@pdp/permissions';

/** Lien en écriture, ou dossier de l'intéressé : la condition commune de tout acte qui change le cours du dossier. */
export function peutMener(sujet: Sujet, faits: FaitsDossier): boolean {
  if (faits.limite) return false;
  if (faits.estConcerne) return true;
  if (sujet.unite === 'SERVICE_SOCIAL')
    return faits.estAffecteEnEcriture || (faits.estTriage && sujet.fonction === 'CSAM_SERVICE_SOCIAL');
  return faits.estAffecteEnEcriture && (faits.partageActif || faits.categoriesConsenties.length > 0);
}

/** Le dossier attend encore quelque chose. */
export const estOuvert = ({ etat }: Pick<FaitsDossier, 'etat'>): boolean =>
  !['CLOS', 'ARCHIVE', 'PURGE'].includes(etat);

/** Refus de commencer quoi que ce soit dans un dossier clos : il se rouvre d'abord. Ce qui y était en cours s'achève. */
export const refusSiClos = (faits: Pick<FaitsDossier, 'etat'>): ErreurMetier | null =>
  estOuvert(faits) ? null : erreurMetier('regle-metier', 'Ce dossier est clos : rouvrez-le d’abord.');

/** Mène un dossier encore ouvert. */
export const siOuvert = (sujet: Sujet, faits: FaitsDossier): boolean => peutMener(sujet, faits) && estOuvert(faits);

/** Relié(e) en écriture à un dossier ouvert, et lit le livret où la phrase paraîtra. */
export const noteDits = (sujet: Sujet, faits: FaitsDossier): boolean =>
  siOuvert(sujet, faits) && !faits.estConcerne && peut(sujet, 'lire', { categorie: 'livret', faits });
