import { ajouterJours, ajouterMois, type DateCivile } from '../noyau/date-civile.js';
import type { Dispositif } from './appliquer-geste.js';
import { DISPOSITIFS } from './catalogue-dispositifs.js';
import type { DonneesDispositif } from './champs-dispositif.js';
import { LIBELLES_ATTENDU, type Attendu } from './definition.js';
import { dernierJourDEssai } from './jours-essai.js';
import { regleEnVigueur, type CodeRegle } from './regles-dispositif.js';
import { medecinsAttendus, partiesAttendues, renouvellementEnAttente } from './parties-concernees.js';
import type { ContexteDispositif } from './situation-dispositif.js';
import type { Partie } from './types-dispositif.js';

/** Qui doit faire quoi, et pour quand ; une échéance rappelle, elle n'ouvre ni ne ferme aucun droit. */
export interface ProchainPas {
  readonly qui: Attendu;
  readonly quoi: string;
  readonly echeance: DateCivile | null;
}

/** Prochains pas d'un dispositif entré dans son état le `depuis` ; vide quand il est clos. */
export const prochainsPas = (
  dispositif: Dispositif,
  depuis: DateCivile,
  contexte: ContexteDispositif,
): readonly ProchainPas[] => {
  const echeance = ajouterJours(depuis, valeur('ACCORD_CIBLE', contexte));
  const attendues = partiesQuiDoivent(dispositif, contexte);
  if (attendues.length > 0)
    return attendues.map((partie) => ({ qui: partie, quoi: `Répondre sur ${LE_DISPOSITIF}`, echeance }));
  const prochain = DISPOSITIFS[dispositif.type].etats[dispositif.etat]?.prochain;
  if (prochain === undefined) return [];
  const qui = prochain.qui === 'ENTREPRISE' && contexte.sansEmployeur ? 'REFERENT' : prochain.qui;
  return [{ qui, quoi: prochain.quoi, echeance: echeanceDe(dispositif, contexte) ?? echeance }];
};

/** « Attendu : le médecin traitant, la CPAM. » */
export const direAttendus = (pas: readonly ProchainPas[]): string =>
  pas.map(({ qui }) => LIBELLES_ATTENDU[qui]).join(', ');

/** Dernier jour prévu d'un dispositif en cours, ou `null` : c'est lui qui presse une revue. */
export const finPrevue = ({ type, etat, donnees }: Dispositif, departement: string): DateCivile | null => {
  if (!ETATS_QUI_COURENT.has(etat)) return null;
  if (type === 'ESSAI_ENCADRE') return dernierJourDEssai(donnees.periodes ?? [], departement);
  return donnees.finRenouvellement ?? donnees.fin ?? null;
};

const LE_DISPOSITIF = 'l’essai encadré';
const ETATS_QUI_COURENT: ReadonlySet<string> = new Set([
  'AUTORISE',
  'EN_COURS',
  'PROLONGE',
  'EN_FORMATION',
  'ACCORDEE',
]);

const partiesQuiDoivent = (dispositif: Dispositif, contexte: ContexteDispositif): readonly Partie[] => {
  const situation = { ...contexte, donnees: dispositif.donnees };
  if (dispositif.type !== 'ESSAI_ENCADRE') return [];
  if (dispositif.etat === 'ACCORDS_EN_COURS') return partiesAttendues(situation);
  return dispositif.etat === 'EN_COURS' && renouvellementEnAttente(dispositif) ? medecinsAttendus(situation) : [];
};

const valeur = (code: CodeRegle, { aujourdhui, catalogue }: ContexteDispositif): number =>
  regleEnVigueur(code, aujourdhui, catalogue).valeur;

/** Horloge de la loi, ou fin prévue ; `null` : le délai visé par la plateforme. */
const echeanceDe = (dispositif: Dispositif, contexte: ContexteDispositif): DateCivile | null => {
  const { type, etat, donnees } = dispositif;
  if (type === 'RQTH' && (etat === 'DEPOSE' || etat === 'RENOUVELLEMENT_DEPOSE') && donnees.recevableLe)
    return ajouterMois(donnees.recevableLe, valeur('RQTH_REPONSE', contexte));
  if (type === 'RQTH' && etat === 'ACCORDEE')
    return donnees.fin ? ajouterMois(donnees.fin, -valeur('RQTH_RENOUVELER', contexte)) : null;
  if (type === 'INVALIDITE' && etat === 'DEMANDEE' && donnees.demandeSigneeLe)
    return ajouterMois(donnees.demandeSigneeLe, valeur('INVALIDITE_REPONSE', contexte));
  if (type === 'INAPTITUDE' && etat === 'AVIS_RENDU' && donnees.avisLe)
    return ajouterMois(donnees.avisLe, valeur('INAPTITUDE_SALAIRE', contexte));
  if (type === 'VISITE_REPRISE') return echeanceReprise(etat, donnees, contexte);
  if (type === 'RENDEZ_VOUS_LIAISON' && etat === 'ACCEPTE') return donnees.liaisonLe ?? null;
  return finPrevue(dispositif, contexte.departement);
};

// Le jour de la reprise, au plus tard huit jours après (R.4624-31 CT) ; une fois fixée, le jour de la visite.
const echeanceReprise = (
  etat: string,
  { repriseLe, visiteLe }: DonneesDispositif,
  contexte: ContexteDispositif,
): DateCivile | null => {
  if (etat === 'PLANIFIEE') return visiteLe ?? null;
  return repriseLe === undefined ? null : ajouterJours(repriseLe, valeur('REPRISE_VISITE', contexte));
};
