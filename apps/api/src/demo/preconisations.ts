import type { CodePreconisation, EtatPreconisation, TransitionPreconisation } from '@pdp/domain';
import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';

const PRECONISATIONS = [
  'VISITE_PRE_REPRISE',
  'RQTH',
  'RELAIS_INSERTION',
  'TEMPS_PARTIEL_THERAPEUTIQUE',
  'ESSAI_ENCADRE',
  'BILAN_COMPETENCES',
] as const;

type Pas = readonly [TransitionPreconisation, EtatPreconisation];

const PAS: Readonly<Record<EtatPreconisation, readonly Pas[]>> = {
  PROPOSEE: [],
  ACCEPTEE: [['accepter', 'ACCEPTEE']],
  REALISEE: [
    ['accepter', 'ACCEPTEE'],
    ['realiser', 'REALISEE'],
  ],
  ABANDONNEE: [['abandonner', 'ABANDONNEE']],
};

/** Une préconisation d'un dossier avancé, encore proposée. */
export function ajouterPreconisation(monde: Monde, dossier: DossierDemo, auteur: AgentDemo): void {
  const id = monde.id();
  const code = monde.alea.un(PRECONISATIONS);
  noter(monde, dossier, auteur, { id, code, statut: 'PROPOSEE', jour: Math.min(-4, dossier.ouvertLe + 20) });
}

/** Fait avancer celles des dossiers, une fois tout tiré : leurs pas ne déplacent aucun autre tirage. */
export function avancerPreconisations(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const parDossier = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  for (const ligne of monde.lignes.preconisation as Record<string, unknown>[]) {
    const dossier = parDossier.get(String(ligne['dossier_id']));
    if (!dossier?.referent) continue;
    const statut = monde.alea.pondere([
      ['PROPOSEE', 4],
      ['ACCEPTEE', 3],
      ['REALISEE', 2],
      ['ABANDONNEE', 1],
    ] as const);
    const jour = Math.min(-4, dossier.ouvertLe + 20);
    Object.assign(ligne, statutLe(monde, jour, statut));
    tracer(monde, dossier, dossier.referent, { id: String(ligne['id']), statut, jour });
  }
}

/** Celles de la vitrine : l'essai et la visite nés d'elles, et des droits déjà ouverts. */
export function ajouterPreconisationsVitrine(monde: Monde, dossier: DossierDemo): void {
  const de = (table: 'dispositif' | 'visite_pre_reprise'): string | null =>
    (monde.lignes[table].find((ligne) => ligne['dossier_id'] === dossier.id)?.['id'] as string | undefined) ?? null;
  const claire = monde.compte('assistante.sociale');
  const choix = [
    { code: 'REVENUS_DROITS', statut: 'REALISEE', jour: -40, dispositifId: null, visiteId: null },
    {
      code: 'VISITE_PRE_REPRISE',
      statut: 'ACCEPTEE',
      jour: -20,
      dispositifId: null,
      visiteId: de('visite_pre_reprise'),
    },
    { code: 'ESSAI_ENCADRE', statut: 'ACCEPTEE', jour: -12, dispositifId: de('dispositif'), visiteId: null },
  ] as const;
  for (const un of choix) noter(monde, dossier, claire, { id: monde.id(), ...un });
}

type Choix = {
  readonly id: string;
  readonly code: CodePreconisation;
  readonly statut: EtatPreconisation;
  readonly jour: number;
  readonly dispositifId?: string | null;
  readonly visiteId?: string | null;
};

function noter(monde: Monde, dossier: DossierDemo, auteur: AgentDemo, choix: Choix): void {
  const { id, code, statut, jour, dispositifId = null, visiteId = null } = choix;
  monde.ajouter('preconisation', {
    id,
    dossier_id: dossier.id,
    code,
    commentaire: null,
    auteur_id: auteur.id,
    cree_le: monde.instant(jour),
    ...statutLe(monde, jour, statut),
    dispositif_id: dispositifId,
    visite_id: visiteId,
  });
  tracer(monde, dossier, auteur, choix);
}

const statutLe = (monde: Monde, jour: number, statut: EtatPreconisation): Ligne => ({
  statut,
  version: PAS[statut].length + 1,
  statut_le: PAS[statut].length === 0 ? monde.instant(jour) : monde.instant(jour + PAS[statut].length, 15),
});

type Trace = Pick<Choix, 'id' | 'statut' | 'jour'>;

function tracer(monde: Monde, dossier: DossierDemo, auteur: AgentDemo, { id, statut, jour }: Trace): void {
  let de: EtatPreconisation = 'PROPOSEE';
  PAS[statut].forEach(([transition, vers], i) => {
    monde.ajouter('transition', {
      id: monde.id(),
      ressource: 'preconisation',
      ressource_id: id,
      dossier_id: dossier.id,
      transition,
      de,
      vers,
      acteur_id: auteur.id,
      fonction: auteur.fonction,
      le: monde.instant(jour + i + 1, 15),
    });
    de = vers;
  });
}
