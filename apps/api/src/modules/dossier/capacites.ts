import {
  CATEGORIES_FICHE,
  MACHINE_DOSSIER,
  transitionsPossibles,
  type CapaciteDossier,
  type CategorieFiche,
  type EtatDossier,
  type TransitionDossier,
} from '@pdp/domain';
import { peut, peutActe, type Acte, type FaitsDossier, type Sujet } from '@pdp/permissions';
import { estOuvert, noteDits, peutMener, siOuvert } from '../../platform/permissions/mener.js';

/** Ce dont dépendent les capacités : les faits du dossier, et qui en est le référent. */
export type FaitsCapacites = FaitsDossier & { readonly referentId: string | null };

/**
 * Ce que ce lecteur peut faire maintenant dans ce dossier : l'écran n'affiche que cela. Ne dépend que de la fonction,
 * de l'état et des faits ; chaque écriture revérifie tout.
 */
export function capacitesDossier(sujet: Sujet, faits: FaitsCapacites): readonly CapaciteDossier[] {
  return [
    ...CATEGORIES_FICHE.filter((categorie) => peut(sujet, 'ecrire', { categorie, faits })).map(capaciteEcrire),
    ...transitions(sujet, faits),
    ...ACTIONS.filter(({ acte, si }) => peutActe(sujet.fonction, acte) && si(sujet, faits)).map(({ code }) => code),
  ];
}

/** Les mêmes, en JSON, gardées en mémoire : peu de combinaisons existent, et la fiche est la lecture la plus fréquente. */
export function capacitesEnJson(sujet: Sujet, faits: FaitsCapacites): string {
  const cle = `${sujet.fonction}|${faits.etat}|${cleDesFaits(sujet, faits)}`;
  const connues = memoire.get(cle);
  if (connues !== undefined) return connues;
  const json = JSON.stringify(capacitesDossier(sujet, faits));
  if (memoire.size >= MEMOIRE_MAX) memoire.clear();
  memoire.set(cle, json);
  return json;
}

/** « statutSante » devient « ECRIRE_STATUT_SANTE ». */
export const capaciteEcrire = (categorie: CategorieFiche): CapaciteDossier =>
  `ECRIRE_${enMajuscules(categorie)}` as CapaciteDossier;

/** « proposerCloture » devient « PROPOSER_CLOTURE ». */
export const enMajuscules = (nom: string): string => nom.replace(/[A-Z]/g, (lettre) => `_${lettre}`).toUpperCase();

/** Acte de la route qu'une transition demande. */
export function acteDeTransition(transition: TransitionDossier): Acte {
  if (transition === 'proposerCloture') return 'dossier.proposerCloture';
  return transition === 'clore' ? 'dossier.cloturer' : 'dossier.avancer';
}

// `partager` naît de l'accord (a), jamais d'un bouton ; archiver et purger sont automatiques.
const HORS_BOUTON: readonly TransitionDossier[] = ['partager', 'archiver', 'purger'];

const transitions = (sujet: Sujet, faits: FaitsDossier): readonly CapaciteDossier[] =>
  peutMener(sujet, faits)
    ? transitionsPossibles(MACHINE_DOSSIER, faits.etat as EtatDossier, sujet.fonction)
        .filter(
          (transition) => !HORS_BOUTON.includes(transition) && peutActe(sujet.fonction, acteDeTransition(transition)),
        )
        .map((transition) => enMajuscules(transition) as CapaciteDossier)
    : [];

const ecritConsentements = (portee: 'recueil' | 'retrait') => (sujet: Sujet, faits: FaitsDossier) =>
  peut(sujet, 'ecrire', { categorie: 'consentements', faits, portee });

type Action = {
  readonly code: CapaciteDossier;
  readonly acte: Acte;
  readonly si: (sujet: Sujet, faits: FaitsCapacites) => boolean;
};

const ecritSuivi = (sujet: Sujet, faits: FaitsDossier): boolean =>
  peut(sujet, 'ecrire', { categorie: 'dispositifs', faits });
// Comme `refusDeRediger` du livret : l'écran ne propose pas ce que la route refuserait.
const redigeLivret = (sujet: Sujet, faits: FaitsCapacites): boolean =>
  faits.referentId === sujet.utilisateurId && peut(sujet, 'ecrire', { categorie: 'livret', faits });

const ACTIONS: readonly Action[] = [
  {
    code: 'RECUEILLIR_ACCORD',
    acte: 'consentement.recueillir',
    si: (s, f) => ecritConsentements('recueil')(s, f) && estOuvert(f),
  },
  { code: 'RETIRER_ACCORD', acte: 'consentement.retirer', si: ecritConsentements('retrait') },
  { code: 'AFFECTER', acte: 'dossier.affecter', si: siOuvert },
  { code: 'TRANSMETTRE_REFERENT', acte: 'dossier.transmettreReferent', si: siOuvert },
  { code: 'NOTER_ENTRETIEN', acte: 'entretien.creer', si: ecritSuivi },
  { code: 'NOTER_PRECONISATION', acte: 'preconisation.creer', si: ecritSuivi },
  {
    code: 'CREER_TACHE',
    acte: 'tache.creer',
    si: (s, f) =>
      peut(s, 'ecrire', { categorie: 'taches', faits: f, element: { estAuteur: true, estDestinataire: false } }),
  },
  { code: 'DEMANDER_PRE_REPRISE', acte: 'visite.demander', si: siOuvert },
  { code: 'INSCRIRE_REVUE', acte: 'revue.inscrire', si: (s, f) => siOuvert(s, f) && f.partageActif },
  { code: 'NOTER_DIT', acte: 'dit.noter', si: noteDits },
  { code: 'PUBLIER_LIVRET', acte: 'livret.publier', si: redigeLivret },
  {
    code: 'OUVRIR_LIVRET',
    acte: 'livret.ouvrir',
    si: (s, f) => ecritConsentements('recueil')(s, f) && estOuvert(f),
  },
  // Exercer un droit ne dépend ni de l'état du dossier, ni d'un gel.
  { code: 'NOTER_DROIT', acte: 'droit.recueillir', si: (_, f) => f.estAffecteEnEcriture || f.estTriage },
  { code: 'LIRE_JOURNAL', acte: 'journal.lire', si: (s, f) => peut(s, 'lire', { categorie: 'journal', faits: f }) },
];

const MEMOIRE_MAX = 2000;
const memoire = new Map<string, string>();

const cleDesFaits = (sujet: Sujet, f: FaitsCapacites): string =>
  [
    f.referentId === sujet.utilisateurId,
    f.estConcerne,
    f.estAffecte,
    f.estAffecteEnEcriture,
    f.partageActif,
    f.estTriage,
    f.limite,
    f.plateformeId === sujet.plateformeId,
  ]
    .map(Number)
    .join('') + f.categoriesConsenties.join(',');
