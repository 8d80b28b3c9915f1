import {
  LIBELLES_FONCTION,
  MACHINE_SIGNALEMENT,
  TENTATIVES_AVANT_INJOIGNABLE,
  dateParis,
  delaiSignalement,
  enInstant,
  etatPourEmetteur,
  jourArret,
  masquerNir,
  nomAffiche,
  transitionsPossibles,
  type DateCivile,
  type EtatSignalement,
  type Fonction,
  type SignalementVue,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import type { LigneHistorique } from './persistence/lecture-signalements.js';
import type { LigneSignalement } from './persistence/ligne-signalement.js';

/** Projette un signalement : le service qui reçoit voit la personne, l'émetteur revoit ses propres mots, l'état et le délai. */
export function presenterSignalement(
  ligne: LigneSignalement,
  acteur: Acteur,
  maintenant: Date,
  dossierVisible: boolean,
): SignalementVue {
  const aujourdhui = dateParis(maintenant);
  const dates = { emisLe: enInstant(ligne.cree_le), closLe: ligne.clos_le === null ? null : enInstant(ligne.clos_le) };
  return {
    id: ligne.id,
    version: ligne.version,
    motif: ligne.motif,
    commentaire: ligne.commentaire,
    creeLe: dates.emisLe,
    delaiJours: delaiSignalement(dates, aujourdhui),
    origine: ligne.origine,
    emetteur: emetteurDe(ligne),
    estLeMien: ligne.emetteur_id === acteur.utilisateurId,
    assureInforme: ligne.assure_informe,
    ...(ligne.recoit ? pourReceveur(ligne, acteur, aujourdhui, dossierVisible) : pourEmetteur(ligne, aujourdhui)),
  };
}

type Projection = Pick<
  SignalementVue,
  | 'etat'
  | 'assure'
  | 'arret'
  | 'niveauComplexite'
  | 'orientation'
  | 'tentatives'
  | 'dossierId'
  | 'capacites'
  | 'identiteRecue'
>;

function pourReceveur(
  l: LigneSignalement,
  acteur: Acteur,
  aujourdhui: DateCivile,
  dossierVisible: boolean,
): Projection {
  return {
    etat: l.etat,
    assure: {
      nomAffiche: nomAffiche({ sexe: l.sexe, prenom: l.prenom, nomNaissance: l.nom_naissance, nomUsage: l.nom_usage }),
      dateNaissance: l.date_naissance,
      nirMasque: masquerNir(l.nir),
      telephone: l.telephone,
      codePostal: l.code_postal,
    },
    arret: enArret(
      l.arret_debut === null
        ? null
        : { dateDebut: l.arret_debut, risque: l.arret_risque ?? '', dateFinPrescrite: l.arret_fin },
      aujourdhui,
    ),
    niveauComplexite: l.niveau_complexite,
    orientation: l.orientation,
    tentatives: l.tentatives,
    dossierId: dossierVisible ? l.dossier_id : null,
    capacites: transitionsDe(l, acteur.fonction),
    ...(l.recu && (l.recu.identiteDiverge || l.recu.rapprochement)
      ? { identiteRecue: { nomAffiche: nomAffiche(l.recu), dateNaissance: l.recu.dateNaissance } }
      : {}),
  };
}

function pourEmetteur({ recu, etat }: LigneSignalement, aujourdhui: DateCivile): Projection {
  return {
    etat: etatPourEmetteur(etat as EtatSignalement),
    assure: {
      nomAffiche: recu ? nomAffiche(recu) : '',
      dateNaissance: recu?.dateNaissance ?? null,
      nirMasque: null,
      telephone: recu?.telephone ?? null,
      codePostal: recu?.codePostal ?? null,
    },
    arret: enArret(recu?.arret ?? null, aujourdhui),
    niveauComplexite: null,
    orientation: null,
    tentatives: 0,
    dossierId: null,
    capacites: [],
  };
}

/** Étapes montrées : toutes au service qui reçoit ; à l'émetteur, seulement les changements qu'il peut connaître. */
export function presenterHistorique(
  lignes: readonly LigneHistorique[],
  recoit: boolean,
): NonNullable<SignalementVue['historique']> {
  if (recoit)
    return lignes.map((l) => ({
      transition: l.transition,
      vers: l.vers,
      le: enInstant(l.le),
      par: l.par ?? parFonction(l.fonction),
    }));
  let precedent = '';
  return lignes.flatMap((l) => {
    const vers = etatPourEmetteur(l.vers as EtatSignalement);
    if (vers === precedent) return [];
    precedent = vers;
    return [
      { transition: vers === 'CLOS' ? 'clore' : l.transition, vers, le: enInstant(l.le), par: parFonction(l.fonction) },
    ];
  });
}

/** Transitions offertes à cette fonction ; la réception est automatique, un signalement émis se traite comme reçu. */
function transitionsDe(l: LigneSignalement, fonction: Fonction): readonly string[] {
  const etat = l.etat === 'EMIS' ? 'RECU' : (l.etat as EtatSignalement);
  return transitionsPossibles(MACHINE_SIGNALEMENT, etat, fonction).filter((nom) => {
    if (l.regime === 'AGRICOLE' && nom !== 'refuserHorsChamp') return false;
    return nom !== 'injoignable' || l.sans_reponse >= TENTATIVES_AVANT_INJOIGNABLE;
  });
}

const emetteurDe = (l: LigneSignalement): SignalementVue['emetteur'] =>
  l.emetteur_id === null
    ? null
    : {
        id: l.emetteur_id,
        nom: l.emetteur_nom ?? '',
        fonction: l.emetteur_fonction ?? '',
        organisme: l.emetteur_organisme,
      };

const enArret = (
  arret: { readonly dateDebut: string; readonly risque: string; readonly dateFinPrescrite: string | null } | null,
  aujourdhui: DateCivile,
): SignalementVue['arret'] =>
  arret === null ? null : { ...arret, jours: Math.max(0, jourArret(arret.dateDebut, aujourdhui)) };

const parFonction = (fonction: string | null): string =>
  fonction === null ? 'La plateforme' : (LIBELLES_FONCTION[fonction as Fonction] ?? fonction);
