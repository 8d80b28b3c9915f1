import { accorder, ajouterDossier, lier, type DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';
import { ajouterPersonne } from './personnes.js';
import { brouillonVitrine, fichesVitrine, livretVitrine, premierLivretVitrine } from './vitrine-contenu.js';
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
    fin: monde.instant(335),
    revoque_le: null,
    portee: 'AGIR',
    canal: 'LIVRET',
    donne_par: monde.compte('assuree').id,
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
  const contenu = livretVitrine(monde);
  const commun = { dossier_id: dossier.id, contenu };
  monde.ajouter('livret_version', {
    id: monde.id(monde.instant(-39)),
    ...commun,
    contenu: premierLivretVitrine(contenu),
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
  monde.ajouter('livret_brouillon', {
    ...commun,
    contenu: brouillonVitrine(contenu),
    version: 2,
    auteur_id: claire.id,
    maj_le: monde.instant(-2),
  });
  proposerEtape(monde, dossier);
  ecrireCaps(monde, dossier);
  ecrireMots(monde, dossier);
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

function proposerEtape(monde: Monde, dossier: DossierDemo): void {
  monde.ajouter('livret_proposition', {
    id: monde.id(monde.instant(-1)),
    dossier_id: dossier.id,
    source: 'TACHE',
    source_id: null,
    cible: 'ETAPES',
    phrase: 'Demander l’accord de mon médecin traitant',
    etat: 'PROPOSEE',
    cree_le: monde.instant(-1),
  });
}

function ecrireCaps(monde: Monde, dossier: DossierDemo): void {
  const caps = [
    { jour: -48, texte: 'Reprendre mon poste le plus vite possible.' },
    { jour: -39, texte: 'Retrouver un travail sans porter de charges, près de chez moi.' },
  ];
  for (const [rang, { jour, texte }] of caps.entries())
    monde.ajouter('livret_cap', {
      id: monde.id(monde.instant(jour)),
      dossier_id: dossier.id,
      texte,
      auteur_id: monde.compte('assistante.sociale').id,
      version: rang + 1,
      le: monde.instant(jour),
    });
}

// Un mot pour elle, un mot partagé : la référente ne voit que le second.
function ecrireMots(monde: Monde, dossier: DossierDemo): void {
  const mots = [
    { jour: -12, texte: 'Demander si la formation se fait près de chez moi.', partie: null, partage: false },
    { jour: -5, texte: 'Les mercredis sont difficiles, je garde mes enfants.', partie: 'ETAPES', partage: true },
  ];
  for (const { jour, ...mot } of mots)
    monde.ajouter('livret_mot', {
      id: monde.id(monde.instant(jour)),
      dossier_id: dossier.id,
      ...mot,
      version: 1,
      cree_le: monde.instant(jour),
      maj_le: monde.instant(jour),
    });
}
