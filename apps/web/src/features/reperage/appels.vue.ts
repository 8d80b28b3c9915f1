import { enMinuscules } from '@pdp/domain';
import type { ReperageVue } from '@pdp/domain';
import { age, dateCourte } from '../../platform/format/dates';
import { risqueCourt } from '../../platform/format/libelles';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

/** Options du filtre de seuil. */
export const OPTIONS_SEUIL = [
  { value: '', label: 'Tous les seuils' },
  { value: 'J45', label: '45 jours d’arrêt (J45)' },
  { value: 'J90', label: '90 jours d’arrêt (J90)' },
];

/** Libellés des états d'une ligne. */
export const LIBELLES_ETAT_APPEL: Readonly<Record<string, string>> = {
  A_TRAITER: 'À appeler',
  SIGNALE: 'Signalé',
  ECARTE: 'Écarté',
};

/** Options du filtre d'état. */
export const OPTIONS_ETAT_APPEL = [
  { value: '', label: 'À appeler' },
  { value: 'SIGNALE', label: 'Signalés' },
  { value: 'ECARTE', label: 'Écartés' },
];

/** Raisons d'écarter proposées ; « autre » demande quelques mots. */
export const RAISONS_ECARTER = [
  'Reprise du travail',
  'Ne souhaite pas être accompagné',
  'Injoignable',
  'Déjà accompagné ailleurs',
  'Départ en retraite',
] as const;

/** Valeur du choix « Autre raison ». */
export const AUTRE_RAISON = 'AUTRE';

/** « 54 ans · Lorient ». */
export function personneEnClair({ assure }: ReperageVue, aujourdhui: string): string {
  const lieu = assure.commune === null ? (assure.codePostal ?? '') : enMinuscules(assure.commune);
  return [`${age(assure.dateNaissance, aujourdhui)} ans`, lieu].filter((mot) => mot !== '').join(' · ');
}

/** « J 97 · maladie ». */
export const arretEnClair = ({ arret }: ReperageVue): string => `J ${arret.jours} · ${risqueCourt(arret.risque)}`;

/** « fin prescrite le 12 déc. », « fin non prescrite ». */
export const finEnClair = ({ arret }: ReperageVue, aujourdhui: string): string =>
  arret.dateFinPrescrite === null
    ? 'fin non prescrite'
    : `fin prescrite le ${dateCourte(arret.dateFinPrescrite, aujourdhui)}`;

/** Couleur du seuil : le second presse davantage. */
export const couleurSeuil = (seuil: string): CouleurPuce => (seuil === 'J90' ? 'ambre' : 'bleu');

/** Motif à envoyer, ou `undefined` s'il manque. */
export function motifEcarter(choix: string, mots: string): string | undefined {
  const motif = choix === AUTRE_RAISON ? mots.trim() : choix;
  return motif === '' ? undefined : motif;
}
