import { regleEnVigueur, REGLES_DISPOSITIF, type RegleDispositif } from '../dispositif/regles-dispositif.js';
import type { DateCivile } from '../noyau/date-civile.js';

/** Vie d'une alerte : un brouillon que les référents confirment, puis la coordination valide (décision 0041). */
export const ETATS_ALERTE = ['BROUILLON', 'VALIDEE', 'ABANDONNEE', 'BLOQUEE'] as const;

/** État d'une alerte. */
export type EtatAlerte = (typeof ETATS_ALERTE)[number];

/** Libellés des états. */
export const LIBELLES_ETAT_ALERTE: Readonly<Record<EtatAlerte, string>> = {
  BROUILLON: 'À confirmer',
  VALIDEE: 'Validée',
  ABANDONNEE: 'Abandonnée',
  BLOQUEE: 'Bloquée, entreprise trop petite',
};

/** Seuils d'une alerte un jour donné. */
export interface SeuilsAlerte {
  /** Personnes distinctes, au moins. */
  readonly dossiers: number;
  /** Mois où leurs dossiers se sont ouverts. */
  readonly mois: number;
  /** Effectif de l'entreprise, au moins : en dessous, une personne se reconnaîtrait. */
  readonly effectif: number;
}

/** Seuils en vigueur, lus dans les règles datées. */
export const seuilsAlerte = (
  jour: DateCivile,
  catalogue: readonly RegleDispositif[] = REGLES_DISPOSITIF,
): SeuilsAlerte => ({
  dossiers: regleEnVigueur('ALERTE_DOSSIERS', jour, catalogue).valeur,
  mois: regleEnVigueur('ALERTE_PERIODE', jour, catalogue).valeur,
  effectif: regleEnVigueur('ALERTE_EFFECTIF', jour, catalogue).valeur,
});

/** Pourquoi cette entreprise ne peut pas être signalée, ou `null`. Un effectif inconnu bloque comme un effectif trop petit. */
export const refusEffectif = (effectif: number | null, { effectif: minimum }: SeuilsAlerte): string | null => {
  if (effectif === null) return 'Indiquez d’abord l’effectif de l’entreprise.';
  return effectif < minimum
    ? `L’entreprise compte moins de ${minimum} personnes : l’une d’elles pourrait être reconnue. L’alerte ne part pas.`
    : null;
};

/** Pourquoi une alerte ne peut pas encore être validée, ou `null` ; `confirmes` compte des personnes distinctes. */
export const refusValidation = (
  {
    etat,
    effectif,
    confirmes,
  }: { readonly etat: EtatAlerte; readonly effectif: number | null; readonly confirmes: number },
  seuils: SeuilsAlerte,
): string | null => {
  if (etat !== 'BROUILLON') return 'Cette alerte n’est plus à valider.';
  const petite = refusEffectif(effectif, seuils);
  if (petite !== null) return petite;
  return confirmes < seuils.dossiers
    ? `Il faut au moins ${seuils.dossiers} dossiers confirmés par leurs référents.`
    : null;
};

/**
 * Texte qui part vers la direction des risques professionnels : l'entreprise, la période en mois, « au moins ». Ni nom, ni nombre
 * exact, ni date, ni poste, ni arrêt.
 */
export const texteAlerte = (
  { raisonSociale, siret }: { readonly raisonSociale: string; readonly siret: string },
  { dossiers, mois }: SeuilsAlerte,
): readonly string[] => [
  'À la direction des risques professionnels,',
  `Le Service social accompagne plusieurs personnes de l’établissement ${raisonSociale} (SIRET ${ecrireSiret(siret)}) pour prévenir la perte de leur emploi.`,
  `Au moins ${dossiers} accompagnements distincts ont commencé au cours des ${mois} derniers mois. Ce nombre nous paraît mériter votre attention, au titre de la prévention collective.`,
  'Ce message ne nomme personne et ne contient aucune information de santé. Nous ne pourrons donner aucune précision individuelle, à vous comme à l’entreprise.',
];

/** « 123 456 789 00012 ». */
export const ecrireSiret = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4');
