import { LIBELLE_ORIENTATION_MSA, ajouterMois, type DateCivile } from '@pdp/domain';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';
import { PLATEFORMES } from './organismes.js';

/** Deux entreprises inventées où plusieurs personnes sont suivies. */
const REPETEES = [
  { siret: '99000000000101', nom: 'Conserverie de la Rade', effectif: 140, personnes: 6 },
  { siret: '99000000000200', nom: 'Résidence des Ajoncs', effectif: 0, personnes: 4 },
] as const;

const SUIVIS: readonly string[] = ['EN_EVALUATION', 'PLAN_ETABLI', 'EN_COURS', 'SUSPENDU', 'EN_CLOTURE'];

/** Une personne du régime agricole, dont le dossier attend son orientation ; et des situations répétées dans deux entreprises. */
export function ajouterSituations(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const claire = monde.compte('assistante.sociale');
  const duMorbihan = dossiers.filter(({ personne }) => personne.territoire === 'morbihan');
  const agricole = duMorbihan.findLast(({ etat, referent }) => etat === 'EN_EVALUATION' && referent?.id === claire.id);
  if (agricole) bloquer(monde, agricole);
  const salaries = duMorbihan.filter(
    ({ etat, ouvertLe, personne, referent, id }) =>
      SUIVIS.includes(etat) &&
      ouvertLe > -330 &&
      personne.emploi.siret !== null &&
      referent !== null &&
      id !== agricole?.id,
  );
  // Claire d'abord : elle voit ses dossiers dans l'alerte, et elle seule.
  const ordonnes = [...salaries].sort(
    (a, b) => Number(b.referent?.id === claire.id) - Number(a.referent?.id === claire.id),
  );
  const [alerte, seule] = REPETEES;
  const premiers = [...ordonnes.slice(0, 2), ...ordonnes.slice(-4)].slice(0, alerte.personnes);
  const suivants = ordonnes.slice(2, 2 + seule.personnes);
  for (const dossier of premiers) employer(monde, dossier, alerte);
  for (const dossier of suivants) employer(monde, dossier, seule);
  ouvrirAlerte(monde, premiers);
  // Un dossier sur quinze relève de l'autre axe du Service social.
  duMorbihan.forEach(({ id }, i) => {
    if (i % 15 === 7) changer(monde.lignes.dossier, (ligne) => ligne['id'] === id, { axe: 'SPS' });
  });
}

function bloquer(monde: Monde, { id, personne, referent }: DossierDemo): void {
  changer(monde.lignes.assure, ({ id: assureId }) => assureId === personne.id, { regime: 'AGRICOLE' });
  monde.ajouter('tache', {
    id: monde.id(),
    dossier_id: id,
    plateforme_id: PLATEFORMES[personne.territoire].id,
    libelle: LIBELLE_ORIENTATION_MSA,
    pourquoi: 'Régime agricole : le dossier n’avance plus ici',
    origine: 'DOSSIER',
    etat: 'A_FAIRE',
    version: 1,
    responsable_id: referent?.id ?? monde.compte('assistante.sociale').id,
    dans_livret: false,
    echeance: monde.jour(2),
    cree_le: monde.instant(-1),
  });
}

function employer(monde: Monde, { id }: DossierDemo, { siret, nom }: (typeof REPETEES)[number]): void {
  const estEmploi = (ligne: Ligne): boolean => ligne['dossier_id'] === id && ligne['categorie'] === 'emploi';
  const fiche = monde.lignes.categorie_dossier.find(estEmploi);
  changer(monde.lignes.categorie_dossier, estEmploi, {
    contenu: { ...(fiche?.['contenu'] as object), siret, employeur: nom },
  });
}

function ouvrirAlerte(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const [entreprise] = REPETEES;
  const [premier, ...autres] = dossiers;
  if (premier === undefined) return;
  const le = monde.instant(-4, 10);
  const id = monde.id(le);
  monde.ajouter('alerte_entreprise', {
    id,
    plateforme_id: PLATEFORMES[premier.personne.territoire].id,
    siret: entreprise.siret,
    raison_sociale: entreprise.nom,
    effectif: entreprise.effectif,
    depuis: ajouterMois(monde.jour(0) as DateCivile, -12),
    etat: 'BROUILLON',
    cree_par: monde.compte('coordinatrice').id,
    cree_le: le,
  });
  // Le premier, de Claire, attend encore sa réponse ; deux autres référents ont confirmé.
  for (const dossier of autres.slice(-2))
    monde.ajouter('alerte_dossier', {
      id: monde.id(le),
      alerte_id: id,
      dossier_id: dossier.id,
      confirme: true,
      par: dossier.referent?.id,
      le,
    });
}

const changer = (lignes: Ligne[], vise: (ligne: Ligne) => boolean, valeurs: Ligne): void => {
  const rang = lignes.findIndex(vise);
  if (rang >= 0) lignes[rang] = { ...lignes[rang], ...valeurs };
};
