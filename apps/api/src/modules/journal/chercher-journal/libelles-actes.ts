import { ACTES } from '@pdp/permissions';

const LIBELLES: Readonly<Record<string, string>> = {
  lecture: 'Ouvrir le dossier',
  'lecture-journal': 'Lire le journal du dossier',
  'lecture-historique': 'Lire l’historique du dossier',
  'dossier.ecrire': 'Modifier une rubrique du dossier',
  'dossier.ouvrir': 'Ouvrir l’accompagnement',
  'dossier.desaffecter': 'Mettre fin à un accès au dossier',
  'consentement.donner': 'Enregistrer un accord',
  'consentement.deposerFormulaire': 'Numériser un formulaire d’accord',
  'document.lister': 'Lire la liste des documents',
  'document.telecharger': 'Télécharger un document',
  'document.remplacer': 'Déposer une nouvelle version d’un document',
  'document.analyser': 'Analyser un document (antivirus)',
  'ecriture.refusee': 'Écrire sans en avoir le droit',
  'session.ouvrir': 'Se connecter',
  'session.refuserNiveau': 'Se connecter sans deux facteurs prouvés',
  'compte.rattacher': 'Rattacher un compte invité',
  'utilisateur.suspendre': 'Suspendre un compte inactif',
  'utilisateur.retablir': 'Rétablir un compte',
  'utilisateur.inviter': 'Donner un code d’invitation',
  'habilitation.suspendre': 'Suspendre une habilitation non reconfirmée',
  'habilitation.retablir': 'Rétablir une habilitation',
  'reconfirmation.ouvrir': 'Ouvrir une liste à reconfirmer',
  'reconfirmation.repondre': 'Reconfirmer ou retirer des habilitations',
  'dossier.suppleer': 'Ouvrir le dossier au suppléant',
  'suppleance.terminer': 'Mettre fin à une suppléance',
  'droit.lire': 'Lire une demande de droit',
  'droit.saisir': 'Noter une demande de droit',
  'droit.repondre': 'Répondre à une demande de droit',
  'droit.exporter': 'Préparer un accès aux données',
  'dossier.geler': 'Geler le dossier',
  'dossier.leverGel': 'Lever le gel du dossier',
  'dossier.effacer': 'Effacer le dossier',
  'journal.exporter': 'Exporter le journal des accès',
};

/** L'acte en mots simples, pour qui ne connaît pas les codes ; le code lui-même s'il n'en a pas. */
export function libelleDActe(action: string): string {
  const connu = LIBELLES[action];
  if (connu !== undefined) return connu;
  if (action.startsWith('lecture')) return 'Lire une partie du dossier';
  return Object.hasOwn(ACTES, action) ? ACTES[action as keyof typeof ACTES].libelle : action;
}
