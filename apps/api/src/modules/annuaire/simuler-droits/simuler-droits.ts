import {
  CATEGORIES,
  CATEGORIES_PARTAGEABLES,
  UNITES_PARTENAIRES,
  UNITE_DE_FONCTION,
  type ActeSimule,
  type CategorieDonnee,
  type CategorieSimulee,
  type DroitSimule,
  type Fonction,
  type SimulationDroits,
  type SituationSimulee,
  type Unite,
} from '@pdp/domain';
import {
  ACTES,
  RUBRIQUES,
  expliquer,
  peutActe,
  peutVoirMenu,
  voitDossier,
  type Acte,
  type ActionDonnee,
  type FaitsDossier,
  type Rubrique,
  type Sujet,
} from '@pdp/permissions';

/**
 * Ce qu'une fonction peut sur un dossier fictif, et pourquoi : les mêmes règles, les mêmes phrases que pour un vrai. Aucune
 * donnée n'est lue ; qui teste n'ouvre rien.
 */
export function simulerDroits(situation: SituationSimulee): SimulationDroits {
  const sujet = sujetFictif(situation.fonction);
  const faits = faitsFictifs(situation);
  const droit = (action: ActionDonnee, categorie: CategorieDonnee): DroitSimule => {
    const { accorde, phrase } = expliquer(sujet, action, { categorie, faits });
    return { accorde, phrase };
  };
  const categories = CATEGORIES.map((categorie): CategorieSimulee => ({
    categorie,
    lire: droit('lire', categorie),
    ecrire: droit('ecrire', categorie),
    proposer: droit('proposer', categorie),
    compter: droit('compter', categorie),
  }));
  return {
    situation,
    unite: sujet.unite,
    dossierVisible: voitDossier(sujet, faits),
    categories,
    actes: (Object.keys(ACTES) as Acte[]).map((acte) => acteSimule(situation.fonction, acte)),
    ecrans: (Object.keys(RUBRIQUES) as Rubrique[]).filter((rubrique) => peutVoirMenu(situation.fonction, rubrique)),
  };
}

const acteSimule = (fonction: Fonction, acte: Acte): ActeSimule => ({
  acte,
  libelle: ACTES[acte].libelle,
  permis: peutActe(fonction, acte),
});

const sujetFictif = (fonction: Fonction): Sujet => ({
  utilisateurId: 'fictif',
  fonction,
  unite: UNITE_DE_FONCTION[fonction],
  organismeId: 'fictif',
  plateformeId: 'fictive',
  assureId: fonction === 'ASSURE' ? 'fictif' : null,
});

function faitsFictifs({ fonction, lien, accompagnement, accordPartenaire, etat }: SituationSimulee): FaitsDossier {
  const unite: Unite = UNITE_DE_FONCTION[fonction];
  const partenaire = (UNITES_PARTENAIRES as readonly Unite[]).includes(unite) || unite === 'SERVICE_SOCIAL';
  const lie = lien !== 'AUCUN' && unite !== 'ASSURE';
  return {
    dossierId: 'fictif',
    estConcerne: lien !== 'AUCUN' && unite === 'ASSURE',
    estAffecte: lie,
    estAffecteEnEcriture: lie && lien === 'DOSSIER',
    partageActif: accompagnement,
    categoriesConsenties: accordPartenaire && partenaire ? CATEGORIES_PARTAGEABLES : [],
    estTriage: false,
    plateformeId: 'fictive',
    etat: etat === 'ARCHIVE' ? 'ARCHIVE' : 'EN_COURS',
    limite: etat === 'LIMITE',
  };
}
