import { aFranchi, seuilEnVigueur, SEUILS, type Seuil } from '../dossier/seuils.js';
import { ajouterMois, type DateCivile } from '../noyau/date-civile.js';
import { erreurRegle, type ErreurRegle } from '../noyau/erreur.js';
import { dateParis, enInstant, type Instant } from '../noyau/horloge.js';
import { appliquer, type Acteur, type CodeErreurTransition } from '../noyau/machine.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { lireResultatVisite, type ContenuResultatVisite } from './resultat-visite.js';
import { MACHINE_VISITE, type EtatVisite, type TransitionVisite } from './visite.js';

/** Fait avancer une visite ; le résultat et la réponse de l'assuré sont vérifiés avant l'état. */
export const appliquerTransitionVisite = (
  visite: Visite,
  commande: CommandeVisite,
  contexte: ContexteVisite,
): Resultat<readonly [Visite, EvenementVisite], ErreurVisite> => {
  const saisie = lireSaisie(commande, contexte.maintenant);
  if (!saisie.ok) return saisie;
  const { resultat, dateHeure } = saisie.valeur;
  const accord = commande.accordTransmission ?? visite.accordTransmission;
  const vers = appliquer(MACHINE_VISITE, visite.etat, {
    transition: commande.transition,
    acteur: commande.acteur,
    remplies: {
      estArretDePlusDe30Jours: estArretAssezLong(contexte),
      aDateHeure: dateHeure !== null,
      aResultat: resultat !== null,
      aAccordTransmission: accord === true,
      // « Je m'oppose » dit par l'assuré vaut réponse ; le médecin, lui, doit la noter explicitement.
      aRefusTransmission: accord === false || commande.acteur === 'ASSURE' || commande.acteur === 'MANDATAIRE',
    },
  });
  if (!vers.ok) return vers;
  const le = enInstant(contexte.maintenant);
  const suivante: Visite = {
    ...visite,
    etat: vers.valeur,
    ...(commande.transition === 'demander' && { demandeePar: commande.acteur, demandeeLe: le }),
    ...(commande.transition === 'planifier' && { dateHeure }),
    ...(commande.transition === 'realiser' && { resultat, accordTransmission: commande.accordTransmission ?? null }),
    ...(commande.transition === 'transmettreRecommandations' && { accordTransmission: true }),
    ...(commande.transition === 'opposerTransmission' && { accordTransmission: false }),
  };
  const { transition, acteur } = commande;
  return succes([
    suivante,
    { type: 'visite-transformee', transition, de: visite.etat, vers: suivante.etat, acteur, le },
  ]);
};

/** Visite neuve, envisagée. */
export const nouvelleVisite = (): Visite => ({
  etat: 'ENVISAGEE',
  demandeePar: null,
  demandeeLe: null,
  dateHeure: null,
  resultat: null,
  accordTransmission: null,
});

/** Visite de pré-reprise. */
export interface Visite {
  readonly etat: EtatVisite;
  readonly demandeePar: Acteur | null;
  readonly demandeeLe: Instant | null;
  readonly dateHeure: Instant | null;
  readonly resultat: ContenuResultatVisite | null;
  /** Réponse de l'assuré sur la transmission ; `null` tant qu'elle n'est pas demandée. */
  readonly accordTransmission: boolean | null;
}

/** Transition demandée. */
export interface CommandeVisite {
  readonly transition: TransitionVisite;
  readonly acteur: Acteur;
  readonly dateHeure?: string | undefined;
  readonly resultat?: unknown;
  readonly accordTransmission?: boolean | undefined;
}

/** Moment et arrêt sur lesquels porte la visite ; sans arrêt connu, la demande est refusée. */
export interface ContexteVisite {
  readonly maintenant: Date;
  readonly debutArret: DateCivile | null;
  readonly catalogue?: readonly Seuil[];
}

/** Trace d'un changement d'état. */
export interface EvenementVisite {
  readonly type: 'visite-transformee';
  readonly transition: TransitionVisite;
  readonly de: EtatVisite;
  readonly vers: EtatVisite;
  readonly acteur: Acteur;
  readonly le: Instant;
}

/** Refus d'une transition de visite. */
export type ErreurVisite = ErreurRegle<CodeErreurTransition | 'SAISIE_INVALIDE'>;

const estArretAssezLong = ({ maintenant, debutArret, catalogue = SEUILS }: ContexteVisite): boolean => {
  const aujourdhui = dateParis(maintenant);
  return debutArret !== null && aFranchi(seuilEnVigueur('J30', aujourdhui, catalogue), debutArret, aujourdhui);
};

type Saisie = { readonly resultat: ContenuResultatVisite | null; readonly dateHeure: Instant | null };

const lireSaisie = (commande: CommandeVisite, maintenant: Date): Resultat<Saisie, ErreurVisite> => {
  const resultat =
    commande.transition === 'realiser' && commande.resultat !== undefined
      ? lireResultatVisite(commande.resultat)
      : null;
  if (resultat && !resultat.ok)
    return echec(
      erreurRegle(
        'SAISIE_INVALIDE',
        'Le résultat de la visite est à corriger.',
        resultat.erreur.map((erreur) => ({ ...erreur, chemin: `resultat.${erreur.chemin}` })),
      ),
    );
  const dateHeure =
    commande.transition === 'planifier' && commande.dateHeure !== undefined
      ? lireRendezVous(commande.dateHeure, maintenant)
      : null;
  if (dateHeure && !dateHeure.ok) return dateHeure;
  return succes({ resultat: resultat?.valeur ?? null, dateHeure: dateHeure?.valeur ?? null });
};

const lireRendezVous = (dateHeure: string, maintenant: Date): Resultat<Instant, ErreurVisite> => {
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(dateHeure) ? new Date(dateHeure) : new Date(Number.NaN);
  const message = 'La date de la visite est attendue entre aujourd’hui et dans un an.';
  const defaut = echec(
    erreurRegle('SAISIE_INVALIDE' as const, message, [{ chemin: 'dateHeure', code: 'DATE', message }]),
  );
  if (Number.isNaN(instant.getTime())) return defaut;
  const jour = dateParis(instant);
  const aujourdhui = dateParis(maintenant);
  return jour < aujourdhui || jour > ajouterMois(aujourdhui, 12) ? defaut : succes(enInstant(instant));
};
