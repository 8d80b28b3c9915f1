import { accorder, ajouterDossier, lier, type DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';
import { organismeDe } from './organismes.js';
import { ajouterPersonne } from './personnes.js';
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
  const fiches: Readonly<Record<string, Record<string, unknown>>> = {
    social: {
      menage: 'FAMILLE_MONOPARENTALE',
      personnesACharge: 3,
      logement: 'LOCATAIRE',
      mobilite: 'TRANSPORTS_EN_COMMUN',
      aidant: false,
      difficultes: ['MOBILITE'],
      diagnosticSocial: 'Seule avec trois enfants, mobilité par bus. Projet : secrétariat médical.',
      diagnosticSocialLe: monde.jour(-39),
    },
    avis: {
      avis: [
        {
          objet: 'REPRISE_AMENAGEE',
          sensAvis: 'FAVORABLE',
          date: monde.jour(-16),
          dureeJours: null,
          valableJusquAu: monde.jour(85),
        },
      ],
    },
    capacites: {
      capacites: ['TRAVAIL_ASSIS', 'TRAVAIL_ECRAN', 'ACCUEIL_PUBLIC', 'APPRENDRE'],
      restrictions: ['PORT_CHARGES', 'BRAS_LEVES'],
      amenagements: ['REPRISE_PROGRESSIVE', 'POSTE_ASSIS'],
      precisions: null,
    },
    projet: {
      intention: 'AUTRE_POSTE',
      metierVise: 'secrétariat médical',
      description: 'Retrouver un travail sans porter de charges, près de chez elle.',
      atouts: 'Connaît bien le milieu du soin, à l’aise avec le public.',
      freins: null,
    },
    finances: {
      ressourcesMensuelles: 1450,
      chargesMensuelles: 980,
      ressources: ['INDEMNITES_JOURNALIERES', 'PRESTATIONS_FAMILIALES'],
      dettes: false,
      surendettement: false,
      aideDemandee: null,
      commentaire: null,
    },
  };
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
  const contenu = {
    rendezVous: {
      dateHeure: monde.instant(11, 8, 30).toISOString(),
      objet: 'Visite de pré-reprise avec le Dr Le Goff, médecin du travail.',
      lieu: 'AMIEM Vannes',
      explication: 'Cette visite sert à préparer votre retour. Elle ne décide de rien.',
    },
    ouJenSuis: 'Nous préparons votre rencontre avec le médecin du travail.',
    etapes: [
      {
        titre: 'Faire le point sur ma situation',
        qui: 'avec Claire',
        quand: monde.jour(-39),
        statut: 'FAIT',
        explication: null,
      },
      {
        titre: 'Rencontrer le médecin du travail',
        qui: 'vous',
        quand: monde.jour(11),
        statut: 'EN_COURS',
        explication: 'Cette visite prépare votre retour.',
      },
      {
        titre: 'Essayer un nouveau poste',
        qui: 'vous et Claire',
        quand: null,
        statut: 'A_VENIR',
        explication: '14 jours au plus, en restant en arrêt. Vos indemnités continuent.',
      },
    ],
    quiFaitQuoi: [
      {
        nom: 'Claire Le Bihan',
        fonction: 'assistante sociale',
        organisme: organismeDe('service-social').nom,
        telephone: '02 99 00 00 00',
        fait: 'Elle prépare l’essai avec votre employeur.',
        referent: true,
        moi: false,
      },
      {
        nom: 'Moi',
        fonction: '',
        organisme: null,
        telephone: null,
        fait: 'J’appelle mon médecin traitant pour son accord.',
        referent: false,
        moi: true,
      },
    ],
    ressources: ['J’aime le contact avec les gens.', 'Le bus passe près de chez moi.'],
    decisions: [{ date: monde.jour(-10), phrase: 'Nous vous proposons de rencontrer le médecin du travail.' }],
  };
  const commun = { dossier_id: dossier.id, contenu };
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
  monde.ajouter('livret_brouillon', {
    dossier_id: dossier.id,
    contenu,
    version: 2,
    auteur_id: claire.id,
    maj_le: monde.instant(-9),
  });
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
