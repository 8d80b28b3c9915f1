import { accorder, ajouterDossier, lier, type DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';
import { ajouterPersonne } from './personnes.js';
import { fichesVitrine, livretVitrine } from './vitrine-contenu.js';
import { CATEGORIES_SPST, ajouterEntretien, ajouterTache, ajouterVisite } from './suivi.js';

/** Dossier vitrine : Sophie Guéguen, arrêtée depuis 141 jours, le même que les maquettes et le compte « assuree ». */
export function ajouterVitrine(monde: Monde): DossierDemo {
  const claire = monde.compte('assistante.sociale');
  const personne = ajouterPersonne(monde, {
    sexe: 'F',
    nom: 'Guéguen',
    prenom: 'Sophie',
    age: 45,
    debutArret: -140,
    finArret: 85,
    risque: 'MALADIE_PROFESSIONNELLE',
    employeur: 'CLINIQUE DES EMBRUNS',
    metier: 'aide-soignante',
  });
  const dossier = ajouterDossier(monde, personne, { etat: 'EN_COURS', ouvertLe: -50, referent: claire, contact: -9 });
  accorder(monde, dossier, { unite: 'SPST', organisme: 'amiem', categories: CATEGORIES_SPST }, -20);
  accorder(
    monde,
    dossier,
    { unite: 'ETM', organisme: 'amiem-etm', categories: ['identite', 'capacites', 'projet', 'revueAgenda'] },
    -38,
    -20,
  );
  lier(monde, dossier, { utilisateur: monde.compte('medecin.conseil').id, role: 'CERCLE', motif: 'Signalement' }, -52);
  remplacerFiche(monde, dossier);
  for (const jour of [-48, -39, -30, -19, -9]) ajouterEntretien(monde, dossier, claire, jour);
  ajouterVisite(monde, dossier, 'PLANIFIEE', 11);
  ajouterTache(monde, dossier, claire, 2, ['Publier le livret', 'REVUE', 'Décision de la dernière revue']);
  ecrireLivret(monde, dossier);
  monde.ajouter('mandat', {
    id: monde.id(),
    mandataire_id: monde.compte('mandataire').id,
    dossier_id: dossier.id,
    debut: monde.instant(-30),
    fin: null,
    revoque_le: null,
  });
  return dossier;
}

function remplacerFiche(monde: Monde, dossier: DossierDemo): void {
  const fiches = fichesVitrine(monde);
  const restantes = monde.lignes.categorie_dossier.filter(
    (c) => c['dossier_id'] !== dossier.id || !Object.hasOwn(fiches, String(c['categorie'])),
  );
  monde.lignes.categorie_dossier.length = 0;
  monde.ajouter('categorie_dossier', ...restantes);
  for (const [categorie, contenu] of Object.entries(fiches)) {
    monde.ajouter('categorie_dossier', {
      dossier_id: dossier.id,
      categorie,
      contenu,
      version_dossier: 3,
      auteur_id: dossier.referent?.id ?? null,
      maj_le: monde.instant(-9),
    });
  }
}

function ecrireLivret(monde: Monde, dossier: DossierDemo): void {
  const claire = monde.compte('assistante.sociale');
  const commun = { dossier_id: dossier.id, contenu: livretVitrine(monde) };
  monde.ajouter('livret_version', {
    id: monde.id(monde.instant(-39)),
    ...commun,
    version: 1,
    etat: 'REMPLACE',
    publie_par: claire.id,
    publie_le: monde.instant(-39),
    lu_le: monde.instant(-38),
  });
  monde.ajouter('livret_version', {
    id: monde.id(monde.instant(-9)),
    ...commun,
    version: 2,
    etat: 'PUBLIE',
    publie_par: claire.id,
    publie_le: monde.instant(-9, 15),
    lu_le: monde.instant(-8),
  });
  monde.ajouter('livret_brouillon', { ...commun, version: 2, auteur_id: claire.id, maj_le: monde.instant(-9) });
  monde.ajouter('livret_cap', {
    id: monde.id(monde.instant(-39)),
    dossier_id: dossier.id,
    texte: 'Retrouver un travail sans porter de charges, près de chez moi.',
    auteur_id: claire.id,
    version: 1,
    le: monde.instant(-39),
  });
  monde.ajouter('livret_question', {
    id: monde.id(),
    dossier_id: dossier.id,
    texte: 'Est-ce que je peux venir accompagnée au rendez-vous ?',
    auteur_id: monde.compte('assuree').id,
    tache_id: null,
    reponse: 'Oui, vous pouvez venir avec la personne de votre choix.',
    repondu_le: monde.instant(-6),
    cree_le: monde.instant(-7),
  });
}
