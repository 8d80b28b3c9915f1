import {
  CHAMPS_DE_SANTE,
  DISPOSITIFS,
  DISPOSITIFS_DE_SANTE,
  ETATS_DU_TRAITANT,
  RENCONTRES_DU_RETOUR,
  TYPES_DISPOSITIF,
  estEnPreparation,
  gestesPossibles,
  type CategorieDonnee,
  type DonneesDispositif,
  type Fonction,
  type NomChamp,
  type TypeDispositif,
} from '@pdp/domain';
import { peut, porteeDe, type FaitsDossier, type FaitsElement, type Portee } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { litTypeDeDispositif } from '../../platform/permissions/statut-de-sante.js';
import type { DispositifStocke } from './persistence/contenu-dispositif.js';

/** Écriture restreinte de chaque fonction (domain.md 1.5) ; absente : toute la catégorie. */
const PORTEE_DE_FONCTION: Partial<Readonly<Record<Fonction, Portee>>> = {
  MEDECIN_CONSEIL: 'sonAvis',
  MEDECIN_TRAVAIL: 'sonAvis',
  REFERENT_CPAM: 'saDecision',
  MEDECIN_TRAITANT: 'sonAccord',
};

/** Un accord est adressé au médecin traitant quand le dispositif l'attend ou le porte. */
const element = (acteur: Acteur, { creePar, type, donnees, etat }: ElementDispositif): FaitsElement => ({
  estAuteur: creePar === acteur.utilisateurId,
  estDestinataire:
    acteur.fonction === 'MEDECIN_TRAITANT' &&
    (donnees.accords?.MEDECIN_TRAITANT !== undefined || (ETATS_DU_TRAITANT[type] ?? []).includes(etat)),
});

type ElementDispositif = Pick<DispositifStocke, 'creePar' | 'type' | 'donnees' | 'etat'>;

/**
 * Ce lecteur lit-il ce dispositif ? Le droit sur les dispositifs, et pour ceux qui disent un statut de santé, celui sur ce
 * statut : la CPAM n'y voit que l'invalidité, la coordination et l'accueil n'en voient aucun.
 */
export function litDispositif(acteur: Acteur, faits: FaitsDossier, dispositif: ElementDispositif): boolean {
  const ressource = { categorie: 'dispositifs', faits, element: element(acteur, dispositif) } as const;
  return peut(acteur, 'lire', ressource) && litTypeDeDispositif(acteur, faits, dispositif.type);
}

/** Gestes que cet acteur peut tenter sur un dispositif qu'il lit ; `completer` en tête s'il est encore en préparation. */
export function gestesDe(acteur: Acteur, faits: FaitsDossier, dispositif: DispositifStocke): readonly string[] {
  if (!litDispositif(acteur, faits, dispositif) || !ecrit(acteur, faits, dispositif)) return [];
  const complete = estEnPreparation(dispositif) && DISPOSITIFS[dispositif.type].ouvrePar.includes(acteur.fonction);
  const completable =
    complete && DISPOSITIFS[dispositif.type].champs.length > 0 && PORTEE_DE_FONCTION[acteur.fonction] === undefined;
  return [...(completable ? ['completer'] : []), ...gestesPossibles(dispositif, acteur.fonction)];
}

/** Types que cet acteur peut ouvrir sur ce dossier ; sans employeur, aucune rencontre du retour. */
export const ouvrables = (acteur: Acteur, faits: FaitsDossier, sansEmployeur: boolean): readonly TypeDispositif[] =>
  TYPES_DISPOSITIF.filter((type) => {
    if (sansEmployeur && RENCONTRES_DU_RETOUR.includes(type)) return false;
    const neuf = { type, creePar: acteur.utilisateurId, donnees: {}, etat: DISPOSITIFS[type].initial };
    return (
      DISPOSITIFS[type].ouvrePar.includes(acteur.fonction) &&
      litDispositif(acteur, faits, neuf) &&
      ecrit(acteur, faits, neuf)
    );
  });

/** Saisies que ce lecteur lit : sans le statut de santé, ni le résultat d'une visite de reprise, ni qu'il y en a un. */
export function donneesLues(acteur: Acteur, faits: FaitsDossier, { donnees }: ElementDispositif): DonneesDispositif {
  if (porteeDe(acteur, 'lire', { categorie: 'statutSante', faits }) === 'complete') return donnees;
  return Object.fromEntries(Object.entries(donnees).filter(([champ]) => !CHAMPS_DE_SANTE.includes(champ as NomChamp)));
}

/** Catégories dont un acte sur ces dispositifs relève, pour le journal : le type, ou ce qu'on y lit. */
export const categoriesLues = (lus: readonly Pick<DispositifStocke, 'type' | 'donnees'>[]): CategorieDonnee[] =>
  lus.some(
    ({ type, donnees }) => DISPOSITIFS_DE_SANTE.includes(type) || CHAMPS_DE_SANTE.some((champ) => champ in donnees),
  )
    ? ['dispositifs', 'statutSante']
    : ['dispositifs'];

// L'assuré agit sur ses propres démarches sans écrire la catégorie : la machine ne lui laisse que ses gestes.
function ecrit(acteur: Acteur, faits: FaitsDossier, dispositif: ElementDispositif): boolean {
  if (faits.limite) return false;
  if (acteur.fonction === 'ASSURE' || acteur.fonction === 'MANDATAIRE') return faits.estConcerne;
  const portee = PORTEE_DE_FONCTION[acteur.fonction];
  return peut(acteur, 'ecrire', {
    categorie: 'dispositifs',
    faits,
    element: element(acteur, dispositif),
    ...(portee === undefined ? {} : { portee }),
  });
}
