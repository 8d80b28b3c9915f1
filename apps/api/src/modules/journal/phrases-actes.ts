import { LIBELLES_CATEGORIE, type CategorieDonnee } from '@pdp/domain';

const PHRASES: Readonly<Record<string, string>> = {
  lecture: 'a ouvert votre dossier',
  'lecture-historique': 'a lu l’historique de votre dossier',
  'journal.chercher': 'a vérifié qui avait ouvert votre dossier',
  'journal.exporter': 'a vérifié qui avait ouvert votre dossier',
  'dossier.ouvrir': 'a ouvert l’accompagnement',
  'dossier.rejoindre': 'a rattaché un signalement à votre dossier',
  'dossier.affecter': 'a relié une personne à votre dossier',
  'dossier.desaffecter': 'a mis fin à un accès à votre dossier',
  'dossier.suppleer': 'a ouvert votre dossier à un collègue, le temps d’une absence',
  'dossier.transmettre': 'a proposé un nouveau référent',
  'dossier.accepterReferent': 'est devenu votre référent',
  'dossier.refuserReferent': 'a décliné le rôle de référent',
  'consentement.donner': 'a enregistré votre accord',
  'consentement.retirer': 'a enregistré le retrait de votre accord',
  'entretien.creer': 'a noté un entretien avec vous',
  'entretien.corriger': 'a corrigé un entretien noté',
  'entretien.annuler': 'a annulé un entretien noté par erreur',
  'contact.noter': 'a noté avoir cherché à vous joindre',
  'contact.annuler': 'a annulé un contact noté par erreur',
  'preconisation.creer': 'a noté une proposition pour vous',
  'lecture-cercle': 'a lu qui vous a suivi',
  'lecture-dits': 'a lu ce qui vous a été dit',
  'dit.noter': 'a noté ce qui vous a été dit',
  'diagnostic.lire': 'a lu sa partie de votre diagnostic social',
  'diagnostic.rediger': 'a rédigé votre diagnostic social',
  'dispositif.lister': 'a lu où en sont vos aides',
  'document.lister': 'a lu la liste de vos documents',
  'document.telecharger': 'a ouvert un de vos documents',
  'document.deposer': 'a déposé un document pour vous',
  'document.remplacer': 'a déposé une nouvelle version d’un document',
  'document.retirer': 'a retiré un document',
  'document.analyser': 'a vérifié un document avec l’antivirus',
  'consentement.deposerFormulaire': 'a numérisé votre formulaire signé',
  'droit.saisir': 'a noté votre demande sur vos données',
  'dossier.geler': 'a gelé votre dossier',
  'dossier.leverGel': 'a levé le gel de votre dossier',
};

const PAR_RESSOURCE: readonly (readonly [string, string])[] = [
  ['droit.', 'a traité votre demande sur vos données'],
  ['lecture', 'a lu une partie de votre dossier'],
  ['dossier.', 'a fait avancer votre accompagnement'],
  ['visite', 'a agi sur votre visite de pré-reprise'],
  ['diagnostic', 'a suivi votre diagnostic social'],
  ['dispositif', 'a agi sur une de vos aides'],
  ['tache', 'a agi sur une tâche de votre dossier'],
  ['livret', 'a travaillé sur votre livret'],
  ['revue', 'a parlé de votre dossier en réunion'],
  ['orientation', 'a suivi votre orientation vers l’équipe technique'],
  ['passage', 'a parlé de votre dossier en réunion'],
  ['decision', 'a noté une décision prise en réunion'],
  ['signalement', 'a suivi le signalement vous concernant'],
  ['reperage', 'a traité votre repérage'],
];

/** Ce que la personne a fait, en mots simples, sans contenu. */
export function phraseDActe(action: string, categories: readonly string[] | null): string {
  const libelle = categories?.[0] === undefined ? undefined : LIBELLES_CATEGORIE[categories[0] as CategorieDonnee];
  if (action === 'dossier.ecrire') return libelle === undefined ? 'a modifié votre dossier' : `a modifié : ${libelle}`;
  return PHRASES[action] ?? PAR_RESSOURCE.find(([debut]) => action.startsWith(debut))?.[1] ?? 'a agi sur votre dossier';
}
