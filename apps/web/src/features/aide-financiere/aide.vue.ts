import type { AideFinanciereVue } from '@pdp/domain';
import { dateCourte } from '../../platform/format/dates';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

const EUROS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });

/** « 1 200,00 € ». */
export const eurosLisibles = (centimes: number): string => EUROS.format(centimes / 100);

const COULEURS: Readonly<Record<AideFinanciereVue['etat'], CouleurPuce>> = {
  PREPAREE: 'gris',
  SOUMISE: 'bleu',
  ACCORDEE: 'vert',
  PARTIELLE: 'ambre',
  REFUSEE: 'rouge',
  RETIREE: 'gris',
};

/** Couleur d'une demande. */
export const couleurAide = ({ etat }: Pick<AideFinanciereVue, 'etat'>): CouleurPuce => COULEURS[etat];

/** Montants d'une demande : le tout, chaque part, ce qui est demandé à la Commission. */
export const montantsAide = ({
  montantCentimes,
  financeurs,
  resteCentimes,
}: Pick<AideFinanciereVue, 'montantCentimes' | 'financeurs' | 'resteCentimes'>): string =>
  [
    eurosLisibles(montantCentimes),
    ...financeurs.map(({ nom, centimes }) => `${nom}\u00a0: ${eurosLisibles(centimes)}`),
    ...(financeurs.length === 0 ? [] : [`Commission\u00a0: ${eurosLisibles(resteCentimes)}`]),
  ].join(' · ');

/** Dates d'une demande, et la décision. */
export const suiteAide = (
  { accordLe, soumiseLe, decision }: Pick<AideFinanciereVue, 'accordLe' | 'soumiseLe' | 'decision'>,
  aujourdhui: string,
): string =>
  [
    accordLe && `accord de la personne le ${dateCourte(accordLe, aujourdhui)}`,
    soumiseLe && `soumise le ${dateCourte(soumiseLe, aujourdhui)}`,
    decision && `décision du ${dateCourte(decision.le, aujourdhui)}\u00a0: ${eurosLisibles(decision.montantCentimes)}`,
  ]
    .filter(Boolean)
    .join(' · ');
