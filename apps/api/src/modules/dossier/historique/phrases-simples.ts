import {
  LIBELLES_CATEGORIE,
  LIBELLES_NATURE_RELAIS,
  PRECONISATIONS,
  type CategorieDonnee,
  type CodePreconisation,
  type NatureRelais,
} from '@pdp/domain';

type Ligne = {
  readonly code: string;
  readonly detail: string | null;
  readonly categorie: CategorieDonnee | null;
};

const ETATS: Readonly<Record<string, string>> = {
  ouvrir: 'Votre dossier est ouvert.',
  partager: 'Votre accompagnement commence : on fait le point avec vous.',
  etablirPlan: 'Le plan d’action est prêt.',
  demarrer: 'Les actions commencent.',
  suspendre: 'L’accompagnement est en pause.',
  reprendre: 'L’accompagnement reprend.',
  proposerCloture: 'On vous propose de terminer l’accompagnement.',
  renoncerCloture: 'L’accompagnement continue.',
  clore: 'L’accompagnement est terminé.',
  rouvrir: 'Votre dossier est ouvert de nouveau.',
};

const ENTRETIENS: Readonly<Record<string, string>> = {
  PHYSIQUE: 'Vous avez rencontré votre référent.',
  ACCUEIL: 'Vous avez rencontré votre référent.',
  DOMICILE: 'Votre référent est venu vous voir.',
  TELEPHONE: 'Vous avez parlé au téléphone avec votre référent.',
  VISIO: 'Vous avez parlé en visio avec votre référent.',
};

const VISITES: Readonly<Record<string, string>> = {
  ENVISAGEE: 'Une visite avec le médecin du travail est envisagée.',
  DEMANDEE: 'Une visite avec le médecin du travail est demandée.',
  PLANIFIEE: 'Votre visite avec le médecin du travail a une date.',
  REALISEE: 'Vous avez vu le médecin du travail.',
  RECOMMANDATIONS_TRANSMISES: 'Vous avez vu le médecin du travail. Il a transmis ses conseils.',
  TRANSMISSION_REFUSEE: 'Vous avez vu le médecin du travail. Ses conseils restent entre vous.',
  NON_HONOREE: 'La visite avec le médecin du travail n’a pas eu lieu.',
  ANNULEE: 'La visite avec le médecin du travail est annulée.',
};

const RELAIS: Readonly<Record<string, (partenaire: string) => string>> = {
  PROPOSE: (partenaire) => `On a demandé à un partenaire de vous aider ensuite : ${partenaire}.`,
  ACCEPTE: (partenaire) => `Un partenaire va vous aider ensuite : ${partenaire}.`,
  REFUSE: (partenaire) => `Ce partenaire ne peut pas vous aider ensuite : ${partenaire}.`,
  RETIRE: () => 'La demande à un partenaire est retirée.',
};

const SUIVIS: Readonly<Record<string, string>> = {
  DEMANDE: 'Nous vous avons demandé de vos nouvelles.',
  RELANCE_1: 'Nous vous avons redemandé de vos nouvelles.',
  RELANCE_2: 'Nous vous avons redemandé de vos nouvelles.',
  SANS_REPONSE: 'Vous n’avez pas répondu : c’est votre droit.',
  REPONDU: 'Vous avez donné de vos nouvelles. Merci.',
};

const PROPOSITIONS: Readonly<Record<string, string>> = {
  PROPOSEE: 'On vous a proposé',
  ACCEPTEE: 'Vous êtes d’accord',
  REALISEE: 'C’est fait',
  ABANDONNEE: 'Laissé de côté',
};

/** Les mêmes événements, dits à la personne ; une phrase absente laisse la phrase commune. */
export const PHRASES_SIMPLES: Readonly<Record<string, (ligne: Ligne) => string | undefined>> = {
  etat: ({ code }) => ETATS[code],
  fiche: ({ categorie }) =>
    categorie === null ? undefined : `Une partie de votre dossier a changé : ${LIBELLES_CATEGORIE[categorie]}.`,
  lien: ({ code, detail }) =>
    code === 'REFERENT'
      ? `${detail ?? 'Une personne'} devient votre référent.`
      : 'Une personne rejoint ceux qui vous accompagnent.',
  preconisation: ({ code, detail }) => {
    const quoi = Object.hasOwn(PRECONISATIONS, code) ? PRECONISATIONS[code as CodePreconisation].libelle : 'une mesure';
    return `${PROPOSITIONS[detail ?? 'PROPOSEE'] ?? 'Proposition'} : ${quoi}.`;
  },
  entretien: ({ code }) => ENTRETIENS[code],
  visite: ({ code }) => VISITES[code],
  accord: ({ code, detail }) => {
    const avec = detail ?? '';
    if (code === 'retire') return `Vous avez retiré votre accord : ${avec}.`;
    return code === 'fini' ? `Votre accord est arrivé à sa fin : ${avec}.` : `Vous avez donné votre accord : ${avec}.`;
  },
  livret: () => 'Votre livret a été mis à jour.',
  signalement: () => 'Un professionnel a proposé que l’on vous aide.',
  relais: ({ code, detail }) => {
    const partenaire = Object.hasOwn(LIBELLES_NATURE_RELAIS, detail ?? '')
      ? LIBELLES_NATURE_RELAIS[detail as NatureRelais]
      : 'un partenaire';
    return RELAIS[code]?.(partenaire);
  },
  suivi: ({ code }) => SUIVIS[code],
  document: () => 'Un document a été déposé pour vous.',
};
