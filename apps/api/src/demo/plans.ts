import { LIBELLES_UNITE, figer, type ContenuPlan, type FeuilleFigee, type ObjectifPlan } from '@pdp/domain';
import { scellerFeuille, scellerPlan, type FeuilleScellee } from '../modules/plan/persistence/contenu-plan.js';
import type { Coffre } from '../platform/chiffrement/coffre.js';
import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';
import { PLATEFORMES } from './organismes.js';
import { noterEtape } from './suivi.js';

type ActionDemo = readonly [
  libelle: string,
  qui: 'ASSURE' | 'REFERENT' | 'CPAM' | 'EMPLOYEUR',
  jours: number,
  faite?: boolean,
];
type ObjectifDemo = Pick<ObjectifPlan, 'verbe' | 'intitule' | 'horizon'> & { readonly actions: readonly ActionDemo[] };

const PLANS: readonly (readonly ObjectifDemo[])[] = [
  [
    {
      verbe: 'ESSAYER',
      intitule: 'un poste d’accueil dans la même maison',
      horizon: 'TROIS_MOIS',
      actions: [
        ['Visiter le service d’accueil', 'ASSURE', -4, true],
        ['Réunir les accords pour l’essai', 'REFERENT', 9],
        ['Dire quels jours sont possibles', 'EMPLOYEUR', 12],
      ],
    },
    {
      verbe: 'STABILISER',
      intitule: 'mon budget pendant l’arrêt',
      horizon: 'UN_MOIS',
      actions: [
        ['Vérifier le versement des indemnités', 'CPAM', 6],
        ['Rassembler les trois derniers relevés', 'ASSURE', 5],
      ],
    },
  ],
  [
    {
      verbe: 'REPRENDRE',
      intitule: 'contact avec mon employeur',
      horizon: 'UN_MOIS',
      actions: [
        ['Préparer le rendez-vous de liaison', 'REFERENT', 10],
        ['Choisir trois dates possibles', 'ASSURE', 4],
      ],
    },
  ],
  [
    {
      verbe: 'PREPARER',
      intitule: 'un changement de métier',
      horizon: 'SIX_MOIS',
      actions: [
        ['Demander un bilan de compétences', 'ASSURE', 15],
        ['Expliquer les droits pendant la formation', 'REFERENT', 20],
      ],
    },
  ],
];

const AVEC_PLAN = new Set(['PLAN_ETABLI', 'EN_COURS', 'SUSPENDU', 'EN_CLOTURE']);

/** Un plan par dossier accompagné ; la plupart des feuilles sont acceptées, quelques-unes attendent la personne. */
export function ajouterPlans(monde: Monde, vitrine: DossierDemo, dossiers: readonly DossierDemo[]): void {
  // Acceptée, puis une action de plus : la différence se voit, et la personne a une feuille à relire.
  poser(monde, vitrine, { rang: 0, jour: -28, etat: 'ACCEPTEE', enPlus: true });
  dossiers.forEach((dossier, rang) => {
    if (!dossier.partage || !dossier.referent || !AVEC_PLAN.has(dossier.etat) || rang % 4 === 3) return;
    const etat = dossier.etat === 'PLAN_ETABLI' ? 'PROPOSEE' : 'ACCEPTEE';
    poser(monde, dossier, { rang, jour: Math.min(-1, dossier.ouvertLe + 14), etat, enPlus: false });
  });
}

export const scellerPlanDemo = (coffre: Coffre, { contenu, ...ligne }: Ligne): Ligne => ({
  ...ligne,
  contenu_scelle: scellerPlan(coffre, String(ligne['dossier_id']), contenu as ContenuPlan),
});

export const scellerFeuilleDemo = (coffre: Coffre, { contenu, ...ligne }: Ligne): Ligne => ({
  ...ligne,
  contenu_scelle: scellerFeuille(coffre, String(ligne['id']), contenu as FeuilleScellee),
});

type Choix = {
  readonly rang: number;
  readonly jour: number;
  readonly etat: 'PROPOSEE' | 'ACCEPTEE';
  readonly enPlus: boolean;
};
type ObjectifPose = Omit<ObjectifPlan, 'actions'> & {
  readonly actions: readonly (ObjectifPlan['actions'][number] & { readonly quiEnClair: string })[];
};

function poser(monde: Monde, dossier: DossierDemo, { rang, jour, etat, enPlus }: Choix): void {
  const referent = dossier.referent ?? monde.compte('assistante.sociale');
  const objectifs = (PLANS[rang % PLANS.length] ?? []).map((objectif): ObjectifPose => {
    const { actions, ...reste } = objectif;
    return {
      id: monde.id(monde.instant(jour)),
      ...reste,
      etat: 'EN_COURS',
      actions: actions.map((action) => enAction(monde, dossier, referent, action)),
    };
  });
  ajouterFeuille(monde, dossier, referent, { numero: 1, jour, etat, contenu: figer(objectifs) });
  const suite = enPlus
    ? objectifs.map((objectif, i) =>
        i > 0
          ? objectif
          : {
              ...objectif,
              actions: [
                ...objectif.actions,
                enAction(monde, dossier, referent, ['Visiter le poste avec le futur tuteur', 'ASSURE', 14]),
              ],
            },
      )
    : objectifs;
  if (enPlus)
    ajouterFeuille(monde, dossier, referent, { numero: 2, jour: -1, etat: 'PROPOSEE', contenu: figer(suite) });
  monde.ajouter('plan_actions', {
    dossier_id: dossier.id,
    version: 1,
    contenu: {
      objectifs: suite.map((objectif) => ({
        ...objectif,
        actions: objectif.actions.map(({ quiEnClair: _, ...action }) => action),
      })),
    } satisfies ContenuPlan,
    maj_par: referent.id,
    maj_le: monde.instant(enPlus ? -1 : jour, 11),
  });
}

// Comme l'application : ce que porte un agent ou un service est une tâche.
function enAction(
  monde: Monde,
  dossier: DossierDemo,
  referent: AgentDemo,
  [libelle, qui, jours, faite = false]: ActionDemo,
): ObjectifPose['actions'][number] {
  const confiee = qui === 'REFERENT' || qui === 'CPAM';
  const tacheId = confiee ? monde.id() : null;
  if (tacheId !== null)
    monde.ajouter('tache', {
      id: tacheId,
      dossier_id: dossier.id,
      plateforme_id: PLATEFORMES[dossier.personne.territoire].id,
      libelle,
      origine: 'PLAN',
      pourquoi: 'Plan d’actions',
      auteur_id: referent.id,
      responsable_id: qui === 'REFERENT' ? referent.id : null,
      responsable_unite: qui === 'CPAM' ? 'CPAM' : null,
      etat: 'A_FAIRE',
      echeance: monde.jour(jours),
      cree_le: monde.instant(-1, 11),
    });
  if (tacheId !== null) noterEtape(monde, dossier, libelle, monde.jour(jours));
  const enClair = {
    ASSURE: 'La personne accompagnée',
    REFERENT: `${referent.prenom} ${referent.nom}`,
    CPAM: LIBELLES_UNITE.CPAM,
    EMPLOYEUR: 'L’employeur',
  };
  return {
    id: monde.id(),
    libelle,
    qui: qui === 'REFERENT' ? 'AGENT' : qui === 'CPAM' ? 'SERVICE' : qui === 'EMPLOYEUR' ? 'AUTRE' : 'ASSURE',
    quiEnClair: enClair[qui],
    nom: qui === 'EMPLOYEUR' ? 'L’employeur' : null,
    echeance: monde.jour(jours),
    statut: faite ? 'FAITE' : 'A_FAIRE',
    tacheId,
  };
}

type FeuilleDemo = {
  readonly numero: number;
  readonly jour: number;
  readonly etat: 'PROPOSEE' | 'ACCEPTEE';
  readonly contenu: FeuilleFigee;
};

function ajouterFeuille(
  monde: Monde,
  dossier: DossierDemo,
  referent: AgentDemo,
  { numero, jour, etat, contenu }: FeuilleDemo,
): void {
  const proposee = monde.instant(jour, 11);
  const id = monde.id(proposee);
  const acceptee = etat === 'ACCEPTEE';
  monde.ajouter('feuille_route', {
    id,
    dossier_id: dossier.id,
    numero,
    etat,
    version: acceptee ? 2 : 1,
    contenu: { feuille: contenu, remarque: null } satisfies FeuilleScellee,
    proposee_par: referent.id,
    proposee_le: proposee,
    acceptee_le: acceptee ? monde.jour(jour) : null,
    facon: acceptee ? 'ENTRETIEN' : null,
    acceptee_notee_par: acceptee ? referent.id : null,
  });
  const pas: readonly (readonly [string, string | null, string, number])[] = [
    ['proposer', null, 'PROPOSEE', 11],
    ...(acceptee ? [['noterAcceptee', 'PROPOSEE', 'ACCEPTEE', 12] as const] : []),
  ];
  for (const [transition, de, vers, heure] of pas)
    monde.ajouter('transition', {
      id: monde.id(monde.instant(jour, heure)),
      ressource: 'feuille-route',
      ressource_id: id,
      dossier_id: dossier.id,
      transition,
      de,
      vers,
      acteur_id: referent.id,
      fonction: referent.fonction,
      motif: null,
      commentaire: null,
      le: monde.instant(jour, heure),
    });
}
