import type { EtapeLivret } from '@pdp/domain';

/** Visite de reprise ou rendez-vous de liaison ; `le` : date civile tenue, sinon prévue. */
export type RencontreDuDossier = {
  readonly type: 'VISITE_REPRISE' | 'RENDEZ_VOUS_LIAISON';
  readonly etat: string;
  readonly le: string | null;
};

const STATUT_DE_RENCONTRE: Readonly<Record<string, EtapeLivret['statut']>> = {
  DUE: 'A_VENIR',
  DEMANDEE: 'A_VENIR',
  PLANIFIEE: 'EN_COURS',
  REALISEE: 'FAIT',
  PROPOSE_PAR_EMPLOYEUR: 'A_VENIR',
  DEMANDE_PAR_SALARIE: 'A_VENIR',
  ACCEPTE: 'EN_COURS',
  TENU: 'FAIT',
};

const TEXTES_DE_RENCONTRE = {
  VISITE_REPRISE: {
    titre: 'Passer ma visite de reprise',
    explication: 'Vous rencontrez le médecin du travail au moment de votre retour.',
  },
  RENDEZ_VOUS_LIAISON: {
    titre: 'Parler de mon retour avec mon employeur',
    explication: 'Ce rendez-vous n’est pas médical. Vous pouvez le refuser, sans conséquence.',
  },
} as const;

/** Étape d'une rencontre ; possible, refusée ou abandonnée, il n'y a rien à annoncer. */
export function etapeDeRencontre({ type, etat, le }: RencontreDuDossier): EtapeLivret[] {
  const statut = STATUT_DE_RENCONTRE[etat];
  return statut === undefined ? [] : [{ ...TEXTES_DE_RENCONTRE[type], qui: 'vous', quand: le, statut }];
}
