import type { DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';
import { PLATEFORMES, organismeDe } from './organismes.js';
import { ajouterPersonne, type PersonneDemo } from './personnes.js';
import { tentativesDe, tracerSignalement } from './transitions.js';
import { UNITE_DE_FONCTION, type Fonction } from '@pdp/domain';

const MOTIFS = [
  'ARRET_LONG',
  'REPRISE_DIFFICILE',
  'POSTE_INADAPTE',
  'RISQUE_INAPTITUDE',
  'PERTE_EMPLOI',
  'DEMANDE_ASSURE',
  'FIN_DROITS',
] as const;
const EMETTEURS = [
  'MEDECIN_CONSEIL',
  'CSAM_SERVICE_MEDICAL',
  'MEDECIN_TRAVAIL',
  'CONSEILLER_CAP_EMPLOI',
  'REFERENT_CPAM',
] as const satisfies readonly Fonction[];
const ORIGINES: Readonly<Partial<Record<Fonction, string>>> = {
  MEDECIN_CONSEIL: 'SERVICE_MEDICAL',
  CSAM_SERVICE_MEDICAL: 'SERVICE_MEDICAL',
  MEDECIN_TRAVAIL: 'SPST',
  CONSEILLER_CAP_EMPLOI: 'CAP_EMPLOI',
  REFERENT_CPAM: 'CPAM',
};

// Un signalement dans chaque état, et assez de vivants pour que les files ne soient jamais vides.
const EN_ATTENTE = [
  ['EMIS', 3],
  ['RECU', 9],
  ['QUALIFIE', 8],
  ['OFFRE_PROPOSEE', 7],
  ['CLOS_HORS_CHAMP', 6],
  ['CLOS_DECLINE', 14],
  ['CLOS_INJOIGNABLE', 9],
] as const;

/** Signalements encore en route, ou clos sans dossier. */
export function ajouterSignalementsEnAttente(monde: Monde): void {
  for (const [etat, nombre] of EN_ATTENTE) {
    for (let i = 0; i < nombre; i++) {
      const clos = etat.startsWith('CLOS');
      const jour = clos
        ? -monde.alea.entier(10, 200)
        : -monde.alea.entier(0, etat === 'EMIS' || etat === 'RECU' ? 6 : 20);
      const personne = ajouterPersonne(monde, { debutArret: jour - monde.alea.entier(46, 120) });
      const sophie = i === 0 ? monde.compte('medecin.conseil') : undefined;
      ajouterSignalement(monde, personne, { etat, jour, dossier: null, emetteur: sophie?.sujet });
    }
  }
}

/** Signalement accepté qui a ouvert ce dossier. */
export function ajouterSignalementAccepte(monde: Monde, dossier: DossierDemo): void {
  ajouterSignalement(monde, dossier.personne, {
    etat: 'ACCEPTE',
    jour: dossier.ouvertLe - monde.alea.entier(2, 18),
    dossier,
  });
}

function ajouterSignalement(
  monde: Monde,
  personne: PersonneDemo,
  choix: { etat: string; jour: number; dossier: DossierDemo | null; emetteur?: string | undefined },
): void {
  const emetteur = choix.emetteur
    ? monde.compte(choix.emetteur)
    : monde.alea.un(monde.agentsDe(EMETTEURS, personne.territoire));
  const cree = monde.instant(choix.jour, monde.alea.entier(8, 16));
  const id = monde.id(cree);
  const qualifie = !['EMIS', 'RECU', 'CLOS_HORS_CHAMP'].includes(choix.etat);
  const clos = choix.etat.startsWith('CLOS') || choix.etat === 'ACCEPTE';
  const closLe = clos ? monde.instant(Math.min(0, choix.jour + 9), 17) : null;
  const signalement = {
    id,
    assure_id: personne.id,
    plateforme_id: PLATEFORMES[personne.territoire].id,
    origine: ORIGINES[emetteur.fonction] ?? 'SERVICE_SOCIAL',
    emetteur_id: emetteur.id,
    emetteur_fonction: emetteur.fonction,
    emetteur_organisme_id: organismeDe(emetteur.organisme).id,
    motif: monde.alea.un(MOTIFS),
    commentaire: monde.alea.vrai(0.4) ? 'Souhaite être appelé(e) en fin de matinée.' : null,
    assure_informe: monde.alea.vrai(0.9),
    arret_id: personne.arret.id,
    etat: choix.etat,
    version: 1,
    niveau_complexite: qualifie ? monde.alea.entier(1, 5) : null,
    orientation: qualifie
      ? monde.alea.pondere([
          ['PLATEFORME', 6],
          ['SERVICE_SOCIAL', 3],
          ['INFORMATION', 1],
        ])
      : null,
    tentatives: choix.etat === 'OFFRE_PROPOSEE' ? monde.alea.entier(1, 2) : tentativesDe(monde.aPart, choix.etat),
    dossier_id: choix.dossier?.id ?? null,
    cree_le: cree,
    clos_le: closLe,
  };
  monde.ajouter('signalement', signalement);
  const trace = { id, etat: choix.etat, emetteur, cree, clos: closLe, dossierId: choix.dossier?.id ?? null };
  tracerSignalement(monde.aPart, trace, signalement.tentatives);
  tacheDuSignalement(monde, id, choix.etat, choix.jour, personne);
}

function tacheDuSignalement(
  monde: Monde,
  signalementId: string,
  etat: string,
  jour: number,
  personne: PersonneDemo,
): void {
  const libelle = etat === 'QUALIFIE' ? 'Premier contact' : etat === 'RECU' ? 'Qualifier le signalement' : null;
  if (libelle === null) return;
  monde.ajouter('tache', {
    id: monde.id(),
    signalement_id: signalementId,
    plateforme_id: PLATEFORMES[personne.territoire].id,
    libelle,
    pourquoi: 'Signalement reçu',
    origine: 'SIGNALEMENT',
    etat: 'A_FAIRE',
    version: 1,
    responsable_unite: UNITE_DE_FONCTION.CSAM_SERVICE_SOCIAL,
    dans_livret: false,
    echeance: monde.jour(jour + 10),
    cree_le: monde.instant(jour),
  });
}
