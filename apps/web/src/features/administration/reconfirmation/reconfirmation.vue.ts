import { DELAIS_ADMINISTRATION } from '@pdp/domain';
import type { EtatReconfirmation, LigneReconfirmation, ReconfirmationVue } from '@pdp/domain';
import { dateMoyenne } from '../../../platform/format/dates';
import type { CouleurPuce } from '../../../platform/ui/mise-en-page/puce';

const ETATS: Readonly<Record<EtatReconfirmation, { libelle: string; couleur: CouleurPuce }>> = {
  A_FAIRE: { libelle: 'À faire', couleur: 'ambre' },
  EN_RETARD: { libelle: 'En retard', couleur: 'rouge' },
  CLOSE: { libelle: 'Close', couleur: 'gris' },
};

/** État d'une liste, en un mot et une couleur. */
export const etatEnClair = ({ etat }: ReconfirmationVue): { libelle: string; couleur: CouleurPuce } => ETATS[etat];

/** Ce qui arrivera, et quand. */
export function echeanceEnClair({ etat, echeance, suspensionLe, closeLe }: ReconfirmationVue): string {
  if (etat === 'CLOSE') return closeLe === null ? '' : `close le ${dateMoyenne(closeLe)}`;
  return `à rendre avant le ${dateMoyenne(echeance)}\u00a0; suspension le ${dateMoyenne(suspensionLe)}`;
}

/** La règle, en une phrase. */
export const REGLE = `Tous les ${DELAIS_ADMINISTRATION.reconfirmationMois}\u00a0mois, chaque organisme relit ses habilitations. Vous avez ${DELAIS_ADMINISTRATION.reponseJours}\u00a0jours pour répondre, puis ${DELAIS_ADMINISTRATION.graceJours}\u00a0de plus\u00a0: ce qui n’est pas reconfirmé est alors suspendu.`;

const REPONSES = { CONFIRMEE: 'Reconfirmée', RETIREE: 'Retirée', SUSPENDUE: 'Suspendue' } as const;
const COULEURS = { CONFIRMEE: 'vert', RETIREE: 'gris', SUSPENDUE: 'ambre' } as const;

/** Réponse donnée, en un mot et une couleur ; `null` s'il reste à répondre. */
export const reponseEnClair = ({
  reponse,
}: Pick<LigneReconfirmation, 'reponse'>): { libelle: string; couleur: CouleurPuce } | null =>
  reponse === null ? null : { libelle: REPONSES[reponse], couleur: COULEURS[reponse] };

/** Qui a répondu, et quand. */
export const traceEnClair = ({ reponduePar, repondueLe }: LigneReconfirmation): string | null =>
  repondueLe === null ? null : [reponduePar ?? 'la plateforme', `le ${dateMoyenne(repondueLe)}`].join(', ');

/** Lignes auxquelles cet administrateur peut répondre. */
export const aRepondre = (lignes: readonly LigneReconfirmation[]): readonly LigneReconfirmation[] =>
  lignes.filter(({ reponse, estMoi }) => reponse === null && !estMoi);
