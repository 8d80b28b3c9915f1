import type { ErreurChamp } from '../noyau/erreur.js';
import type { DateCivile } from '../noyau/date-civile.js';
import type { CategorieFiche } from './categories.js';
import type { ContenusFiche } from './fiche-schemas.js';

/** Incohérences entre champs d'une catégorie déjà conforme à son schéma. */
export const coherences = <C extends CategorieFiche>(
  categorie: C,
  contenu: ContenusFiche[C],
  contexte: ContexteFiche,
): readonly ErreurChamp[] => {
  const regle: Regle<C> | undefined = REGLES[categorie];
  return regle ? regle(contenu, contexte).filter((erreur) => erreur !== null) : [];
};

/** Ce que les règles de la fiche doivent savoir du moment. */
export interface ContexteFiche {
  readonly aujourdhui: DateCivile;
}

type Regle<C extends CategorieFiche> = (
  contenu: ContenusFiche[C],
  contexte: ContexteFiche,
) => readonly (ErreurChamp | null)[];

const si = (condition: boolean, chemin: string, code: string, message: string): ErreurChamp | null =>
  condition ? { chemin, code, message } : null;

const precede = (date: DateCivile | null, debut: DateCivile | null): boolean =>
  date !== null && debut !== null && date < debut;

const AVANT_DEBUT = 'Cette date est avant le début de l’arrêt.';

const REGLES: { readonly [C in CategorieFiche]?: Regle<C> } = {
  identite: ({ dateNaissance }, { aujourdhui }) => [
    si(
      Number(aujourdhui.slice(0, 4)) - Number(dateNaissance.slice(0, 4)) > 120,
      'dateNaissance',
      'DATE',
      'Cette date de naissance n’est pas possible.',
    ),
  ],
  arret: (arret) => [
    si(precede(arret.dateFinPrescrite, arret.dateDebut), 'dateFinPrescrite', 'FIN_AVANT_DEBUT', AVANT_DEBUT),
    si(precede(arret.dateReprise, arret.dateDebut), 'dateReprise', 'FIN_AVANT_DEBUT', AVANT_DEBUT),
    si(precede(arret.dateFinDroits, arret.dateDebut), 'dateFinDroits', 'FIN_AVANT_DEBUT', AVANT_DEBUT),
    ...arret.prolongations.map(({ dateFin }, rang) =>
      si(precede(dateFin, arret.dateDebut), `prolongations.${rang}.dateFin`, 'FIN_AVANT_DEBUT', AVANT_DEBUT),
    ),
    // Une fin de droits sans origine serait prise pour un calcul de la plateforme (domain.md 2.1).
    si(
      arret.dateFinDroits !== null && arret.sourceFinDroits === null,
      'sourceFinDroits',
      'VIDE',
      'Indiquez d’où vient cette date de fin des droits.',
    ),
  ],
  avis: ({ avis }) =>
    avis.map(({ date, valableJusquAu }, rang) =>
      si(
        precede(valableJusquAu, date),
        `avis.${rang}.valableJusquAu`,
        'FIN_AVANT_DEBUT',
        'Cette date est avant celle de l’avis.',
      ),
    ),
  emploi: ({ codeApe, nomenclatureApe, dateEntree, dateFinContrat }) => [
    si(
      codeApe !== null && nomenclatureApe === null,
      'nomenclatureApe',
      'VIDE',
      'Indiquez la nomenclature de ce code APE (NAF rév. 2 ou NAF 2025).',
    ),
    si(
      precede(dateFinContrat, dateEntree),
      'dateFinContrat',
      'FIN_AVANT_DEBUT',
      'Cette date est avant l’entrée dans l’entreprise.',
    ),
  ],
};
