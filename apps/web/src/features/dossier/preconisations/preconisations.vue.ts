import {
  CODES_PRECONISATION,
  DISPOSITIFS,
  GROUPES_PRECONISATION,
  LIBELLES_ETAT_VISITE,
  LIBELLES_GROUPE_PRECONISATION,
  PRECONISATIONS,
  estPreconisation,
  groupePreconisation,
  libelleEtatDispositif,
} from '@pdp/domain';
import type { DispositifVue, GroupePreconisation, PreconisationVue, VisiteVue } from '@pdp/domain';
import { libelleDe } from '../../../platform/format/libelles';
import { pluriel } from '../../../platform/format/textes';
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

/** « 3 notées, 1 réalisée » : l'unité comptée dans les bilans est la préconisation. */
export function comptesDuGroupe(lignes: readonly PreconisationVue[]): string {
  const realisees = lignes.filter(({ statut }) => statut === 'REALISEE').length;
  return `${pluriel(lignes.length, 'notée')}${realisees === 0 ? '' : `, ${pluriel(realisees, 'réalisée')}`}`;
}

/** Dispositifs et visites que l'on peut dire nés d'une préconisation. */
export const choixDeLiens = (
  dispositifs: readonly DispositifVue[],
  visites: readonly VisiteVue[],
): readonly { readonly value: string; readonly label: string }[] => [
  ...dispositifs.map(({ id, type, etat }) => ({
    value: `dispositif|${id}`,
    label: `${DISPOSITIFS[type].libelle}\u00a0: ${libelleEtatDispositif(type, etat).toLocaleLowerCase('fr')}`,
  })),
  ...visites.map(({ id, etat }) => ({
    value: `visite|${id}`,
    label: `Visite de pré-reprise\u00a0: ${libelleDe(LIBELLES_ETAT_VISITE, etat).toLocaleLowerCase('fr')}`,
  })),
];

/** Lien choisi → corps de la requête. */
export function corpsDuLien(choix: string): { readonly dispositifId?: string; readonly visiteId?: string } {
  const [sorte, id = ''] = choix.split('|');
  return sorte === 'visite' ? { visiteId: id } : { dispositifId: id };
}
