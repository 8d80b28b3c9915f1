import { dateEnLettres } from '@pdp/domain';
import type { EtatRegle, RegleVue, UniteRegle } from '@pdp/domain';
import { quantite } from '../../dispositif/compteur.vue';
import type { CouleurPuce } from '../../../platform/ui/mise-en-page/puce';

/** « 14 jours ouvrables ». */
export const valeurEnClair = ({ valeur, unite }: Pick<RegleVue, 'valeur' | 'unite'>): string => quantite(valeur, unite);

/** « en jours ouvrables », pour le champ d'une valeur. */
export const uniteEnClair = (unite: UniteRegle): string =>
  unite === 'FOIS' ? 'en nombre' : `en ${quantite(2, unite).slice(2)}`;

/** « à partir du 31 mars 2022 », « du … au … ». */
export const periodeRegle = ({ valideDu, valideAu }: Pick<RegleVue, 'valideDu' | 'valideAu'>): string =>
  valideAu === null
    ? `à partir du ${dateEnLettres(valideDu)}`
    : `du ${dateEnLettres(valideDu)} au ${dateEnLettres(valideAu)}`;

/** État d'une règle, et sa couleur. */
export const ETATS_REGLE: Readonly<Record<EtatRegle, readonly [texte: string, couleur: CouleurPuce]>> = {
  EN_VIGUEUR: ['en vigueur', 'vert'],
  A_VENIR: ['à venir', 'bleu'],
  PASSEE: ['passée', 'gris'],
};

const FAMILLES: readonly (readonly [prefixe: string, famille: string])[] = [
  ['PMSMP_', 'Immersion'],
  ['PTP_', 'Projet de transition'],
  ['INVALIDITE_', 'Invalidité'],
  ['INAPTITUDE_', 'Inaptitude'],
  ['RQTH_', 'RQTH'],
  ['REPRISE_', 'Reprise'],
];

/** Nom d'une règle hors de son dispositif : « Immersion : renouvellement ». */
export function nomRegle({ code, libelle }: Pick<RegleVue, 'code' | 'libelle'>): string {
  const famille = FAMILLES.find(([prefixe]) => code.startsWith(prefixe))?.[1];
  return famille === undefined ? libelle : `${famille}\u00a0: ${libelle.charAt(0).toLowerCase()}${libelle.slice(1)}`;
}
