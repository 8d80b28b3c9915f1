import { ajouterJours, ajouterMois, joursEntre, type DateCivile } from '../noyau/date-civile.js';
import { regleEnVigueur, type CodeRegle } from './regles-dispositif.js';
import type { ContexteDispositif, SituationDispositif } from './situation-dispositif.js';
import type { DonneesDispositif } from './champs-dispositif.js';

/** Limites d'une immersion (PMSMP) : sa durée, et ce que la même structure a déjà accueilli en douze mois. */
export interface DureesImmersion {
  readonly jours: number;
  readonly joursMemeStructure: number;
  readonly periodesMemeStructure: number;
  readonly finMaximale: DateCivile | null;
  readonly respectees: boolean;
  readonly renouvellementPossible: boolean;
}

/** Compte une immersion avec les précédentes de la même structure ; les noms se comparent sans casse ni espaces autour. */
export const dureesDesImmersions = (
  situation: Pick<SituationDispositif, 'donnees' | keyof ContexteDispositif>,
): DureesImmersion => {
  const { donnees } = situation;
  const valeur = (code: CodeRegle): number => regleEnVigueur(code, situation.aujourdhui, situation.catalogue).valeur;
  const { debut } = donnees;
  const finMaximale = debut === undefined ? null : veille(ajouterMois(debut, valeur('PMSMP_PERIODE')));
  const jours = duree(donnees);
  const voisines = precedentes(situation, valeur('PMSMP_FENETRE'));
  const joursMemeStructure = jours + voisines.reduce((somme, voisine) => somme + duree(voisine), 0);
  const periodesMemeStructure = voisines.length + 1;
  const dansLaStructure =
    periodesMemeStructure <= valeur('PMSMP_PAR_STRUCTURE') && joursMemeStructure <= valeur('PMSMP_TOTAL');
  return {
    jours,
    joursMemeStructure,
    periodesMemeStructure,
    finMaximale,
    respectees:
      debut !== undefined &&
      donnees.fin !== undefined &&
      donnees.fin >= debut &&
      finMaximale !== null &&
      donnees.fin <= finMaximale &&
      dansLaStructure,
    renouvellementPossible: renouvelable(donnees, valeur('PMSMP_PERIODE')) && dansLaStructure,
  };
};

const veille = (date: DateCivile): DateCivile => ajouterJours(date, -1);

const duree = ({ debut, fin, finRenouvellement }: DonneesDispositif): number => {
  const derniere = finRenouvellement ?? fin;
  return debut === undefined || derniere === undefined || derniere < debut ? 0 : joursEntre(debut, derniere) + 1;
};

const renouvelable = ({ fin, finRenouvellement }: DonneesDispositif, mois: number): boolean =>
  fin !== undefined &&
  finRenouvellement !== undefined &&
  finRenouvellement > fin &&
  finRenouvellement <= ajouterMois(fin, mois);

const CESSEES: readonly string[] = ['ABANDONNE', 'ANNULE', 'PROJET'];

const precedentes = (
  { donnees, autres }: Pick<SituationDispositif, 'donnees' | 'autres'>,
  moisFenetre: number,
): readonly DonneesDispositif[] => {
  const { debut, entreprise } = donnees;
  if (debut === undefined || entreprise === undefined) return [];
  const depuis = ajouterMois(debut, -moisFenetre);
  return autres
    .filter(({ type, etat }) => type === 'PMSMP' && !CESSEES.includes(etat))
    .map((autre) => autre.donnees)
    .filter(
      (d) =>
        nom(d.entreprise) === nom(entreprise) &&
        d.debut !== undefined &&
        d.debut > depuis &&
        d.debut < ajouterMois(debut, moisFenetre),
    );
};

const nom = (texte: string | undefined): string => (texte ?? '').trim().toLocaleLowerCase('fr');
