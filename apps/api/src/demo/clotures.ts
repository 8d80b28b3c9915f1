import {
  LIBELLES_NATURE_RELAIS,
  LIBELLES_SITUATION_SUIVI,
  MACHINE_SUIVI,
  REGLES_SUIVI,
  estIssue,
  groupeIssue,
  joursEntre,
  moisEcoules,
  suivisApresCloture,
  type FaitsCloture,
  type IssueAccompagnement,
  type MoisSuivi,
  type NatureRelais,
  type SituationSuivi,
  type TransitionSuivi,
} from '@pdp/domain';
import type { Coffre } from '../platform/chiffrement/coffre.js';
import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';
import { organismeDe } from './organismes.js';

const SITUATIONS = Object.keys(LIBELLES_SITUATION_SUIVI) as readonly SituationSuivi[];
const NATURES = Object.keys(LIBELLES_NATURE_RELAIS) as readonly NatureRelais[];

/** Clôtures faites, leurs relais et leurs nouvelles à 6 et 12 mois ; la vitrine prépare un relais, sa fin n'est pas venue. */
export function ajouterClotures(monde: Monde, vitrine: DossierDemo, dossiers: readonly DossierDemo[]): void {
  for (const dossier of dossiers.filter(({ etat }) => etat === 'CLOS')) clore(monde, dossier);
  for (const dossier of dossiers.filter(({ etat, partage }) => etat === 'EN_CLOTURE' && partage))
    if (dossier.referent) proposerRelais(monde, dossier, dossier.referent, -3, 'PROPOSE');
  const claire = monde.compte('assistante.sociale');
  proposerRelais(monde, vitrine, claire, -6, 'ACCEPTE', 'CEP');
}

/** Lignes prêtes à insérer : faits et interlocuteurs scellés sous la clé de l'installation. */
export function scellerCloture(coffre: Coffre, table: string, ligne: Ligne): Ligne {
  if (table === 'cloture_dossier') {
    const { faits, ...reste } = ligne;
    const sceau = coffre.scellerJson('cloture_dossier.faits_scelles', String(ligne['id']), faits);
    return { ...reste, faits_scelles: sceau };
  }
  const { interlocuteur, ...reste } = ligne;
  const sceau =
    interlocuteur === null
      ? null
      : coffre.sceller('relais.interlocuteur_scelle', String(ligne['id']), String(interlocuteur));
  return { ...reste, interlocuteur_scelle: sceau };
}

function clore(monde: Monde, dossier: DossierDemo): void {
  const issue = String(monde.lignes.dossier.find((d) => d['id'] === dossier.id)?.['issue']);
  const referent = dossier.referent;
  if (!referent || !estIssue(issue)) return;
  const jour = Math.min(-5, dossier.ouvertLe + 160);
  const id = monde.id(monde.instant(jour, 12));
  monde.ajouter('cloture_dossier', {
    id,
    dossier_id: dossier.id,
    le: monde.jour(jour),
    issue,
    faits: faitsDe(monde, issue, jour),
    entretiens: monde.lignes.entretien.filter((e) => e['dossier_id'] === dossier.id).length,
    mois: moisEcoules(monde.jour(dossier.ouvertLe), monde.jour(jour)),
    cree_par: referent.id,
    cree_le: monde.instant(jour, 12),
  });
  if (issue === 'RELAIS_INSERTION') proposerRelais(monde, dossier, referent, jour - 10, 'ACCEPTE', 'FRANCE_TRAVAIL');
  for (const { mois, echeance } of suivisApresCloture(issue, monde.jour(jour)))
    suivre(monde, dossier, referent, { clotureId: id, mois, echeance });
}

const AUCUN: FaitsCloture = {
  inaptitudePrononceeLe: null,
  licenciementInaptitudeLe: null,
  reconversion: null,
  rqthObtenue: null,
  invaliditeCategorie: null,
};

function faitsDe(monde: Monde, issue: IssueAccompagnement, jour: number): FaitsCloture {
  const inapte = ['EMPLOI_AUTRE_ENTREPRISE', 'FORMATION', 'RELAIS_INSERTION'].includes(issue) && monde.alea.vrai(0.6);
  return {
    ...AUCUN,
    inaptitudePrononceeLe: inapte ? monde.jour(jour - 40) : null,
    licenciementInaptitudeLe: inapte && issue !== 'FORMATION' ? monde.jour(jour - 15) : null,
    reconversion: groupeIssue(issue) === 'MARCHE_TRAVAIL' ? true : null,
    rqthObtenue: monde.alea.vrai(0.4) ? true : null,
    invaliditeCategorie: issue === 'INVALIDITE_SANS_REPRISE' ? 'CATEGORIE_2' : null,
  };
}

type Suivi = { readonly clotureId: string; readonly mois: MoisSuivi; readonly echeance: string };

// Une demande partie a reçu sa réponse, attend encore ou a été comptée sans réponse, selon son âge.
function suivre(monde: Monde, dossier: DossierDemo, referent: AgentDemo, { clotureId, mois, echeance }: Suivi): void {
  const demande = joursEntre(monde.jour(0), echeance);
  const id = monde.id();
  const pas = demande > 0 ? [] : passes(monde, demande);
  const etat = pas.at(-1)?.transition;
  const repondu = etat === 'repondre';
  monde.ajouter('suivi_cloture', {
    id,
    dossier_id: dossier.id,
    cloture_id: clotureId,
    mois,
    echeance,
    etat: etat === undefined ? 'A_VENIR' : MACHINE_SUIVI.transitions[etat].vers,
    version: 1 + pas.length,
    demande_le: pas.length > 0 ? echeance : null,
    relances: pas.filter(({ transition }) => transition.startsWith('relancer')).length,
    canal: repondu ? (monde.alea.vrai(0.6) ? 'EN_LIGNE' : 'TELEPHONE') : null,
    situation: repondu ? monde.alea.un(SITUATIONS) : null,
    utilite: repondu
      ? monde.alea.pondere([
          ['BEAUCOUP', 6],
          ['UN_PEU', 3],
          ['NON', 1],
          ['NE_SAIT_PAS', 1],
        ])
      : null,
    rappel: repondu ? monde.alea.vrai(0.15) : null,
    repondu_le: repondu ? monde.instant(pas.at(-1)!.jour, 17) : null,
    repondu_par: repondu ? referent.id : null,
    cree_le: monde.instant(Math.min(-5, dossier.ouvertLe + 160), 12),
  });
  let de: string = MACHINE_SUIVI.initial;
  for (const { transition, jour } of pas) {
    const { vers } = MACHINE_SUIVI.transitions[transition];
    tracer(
      monde,
      { ressource: 'suivi', id, dossier },
      { transition, de, vers, jour, par: transition === 'repondre' ? referent : null },
    );
    de = vers;
  }
}

type PasSuivi = { readonly transition: TransitionSuivi; readonly jour: number };

function passes(monde: Monde, demande: number): readonly PasSuivi[] {
  const calendrier: readonly PasSuivi[] = [
    { transition: 'demander', jour: demande },
    { transition: 'relancer', jour: demande + REGLES_SUIVI.relance1 },
    { transition: 'relancerEncore', jour: demande + REGLES_SUIVI.relance2 },
    { transition: 'constaterSilence', jour: demande + REGLES_SUIVI.silence },
  ];
  const echus = calendrier.filter(({ jour }) => jour <= 0);
  if (!monde.alea.vrai(0.7)) return echus;
  const gardes = echus.slice(0, Math.min(echus.length, monde.alea.entier(1, 3)));
  const jour = Math.min(0, gardes.at(-1)!.jour + monde.alea.entier(1, 10));
  return [...gardes, { transition: 'repondre', jour }];
}

function proposerRelais(
  monde: Monde,
  dossier: DossierDemo,
  auteur: AgentDemo,
  jour: number,
  etat: 'PROPOSE' | 'ACCEPTE',
  nature: NatureRelais = monde.alea.un(NATURES),
): void {
  const id = monde.id(monde.instant(jour, 15));
  const membre = nature === 'CAP_EMPLOI' ? organismeDe('cap-emploi').id : null;
  const reponse = Math.min(0, jour + 4);
  monde.ajouter('relais', {
    id,
    dossier_id: dossier.id,
    nature,
    unite: membre === null ? null : 'CAP_EMPLOI',
    organisme_id: membre,
    interlocuteur: membre === null ? `${LIBELLES_NATURE_RELAIS[nature]}, accueil de Vannes` : null,
    etat,
    version: etat === 'PROPOSE' ? 1 : 2,
    propose_par: auteur.id,
    propose_le: monde.instant(jour, 15),
    repondu_le: etat === 'PROPOSE' ? null : monde.jour(reponse),
    repondu_par: etat === 'PROPOSE' ? null : auteur.id,
  });
  const cible = { ressource: 'relais', id, dossier } as const;
  tracer(monde, cible, { transition: 'proposer', de: null, vers: 'PROPOSE', jour, par: auteur });
  if (etat === 'ACCEPTE')
    tracer(monde, cible, { transition: 'accepter', de: 'PROPOSE', vers: 'ACCEPTE', jour: reponse, par: auteur });
}

function tracer(
  monde: Monde,
  { ressource, id, dossier }: { readonly ressource: string; readonly id: string; readonly dossier: DossierDemo },
  pas: {
    readonly transition: string;
    readonly de: string | null;
    readonly vers: string;
    readonly jour: number;
    readonly par: AgentDemo | null;
  },
): void {
  monde.ajouter('transition', {
    id: monde.id(),
    ressource,
    ressource_id: id,
    dossier_id: dossier.id,
    transition: pas.transition,
    de: pas.de,
    vers: pas.vers,
    acteur_id: pas.par?.id ?? null,
    fonction: pas.par?.fonction ?? null,
    le: monde.instant(pas.jour, 16),
  });
}
