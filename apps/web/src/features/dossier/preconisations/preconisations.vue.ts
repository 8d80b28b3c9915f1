import {
  CODES_PRECONISATION,
  GROUPES_PRECONISATION,
  LIBELLES_GROUPE_PRECONISATION,
  PRECONISATIONS,
  estPreconisation,
  groupePreconisation,
} from '@pdp/domain';
import type { GroupePreconisation, PreconisationVue } from '@pdp/domain';
import { libelleDe } from '../../../platform/format/libelles';
import type { CouleurPuce } from '../../../platform/ui/mise-en-page/puce';

/** Libellé d'une préconisation. */
export const libellePreconisation = (code: string): string =>
  estPreconisation(code) ? PRECONISATIONS[code].libelle : libelleDe({}, code);

const COULEURS: Readonly<Record<string, CouleurPuce>> = { PROPOSEE: 'bleu', ACCEPTEE: 'violet', REALISEE: 'vert' };

/** Couleur du statut d'une préconisation. */
export const couleurPreconisation = (statut: string): CouleurPuce => COULEURS[statut] ?? 'gris';

type Rangee = readonly [GroupePreconisation, readonly PreconisationVue[]];

/** Préconisations rangées par groupe compté dans les bilans ; un code inconnu va aux mesures professionnelles. */
export function parGroupe(preconisations: readonly PreconisationVue[]): readonly Rangee[] {
  const groupeDe = ({ code }: PreconisationVue): GroupePreconisation =>
    estPreconisation(code) ? groupePreconisation(code) : 'MESURES_PROFESSIONNELLES';
  return GROUPES_PRECONISATION.map((groupe): Rangee => [
    groupe,
    preconisations.filter((preconisation) => groupeDe(preconisation) === groupe),
  ]).filter(([, lignes]) => lignes.length > 0);
}

/** Choix du formulaire, groupe par groupe. */
export const OPTIONS_PRECONISATION = [
  { value: '', label: 'Choisir…' },
  ...GROUPES_PRECONISATION.map((groupe) => ({
    group: LIBELLES_GROUPE_PRECONISATION[groupe],
    items: CODES_PRECONISATION.filter((code) => groupePreconisation(code) === groupe).map((code) => ({
      value: code,
      label: PRECONISATIONS[code].libelle,
    })),
  })),
];
