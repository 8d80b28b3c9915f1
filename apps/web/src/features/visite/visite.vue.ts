import {
  LIBELLES_AMENAGEMENT,
  LIBELLES_ETAT_VISITE,
  LIBELLES_FORMATION,
  LIBELLES_RECLASSEMENT,
  LIBELLES_RESTRICTION,
  instantParis,
  parleAptitude,
} from '@pdp/domain';
import type { ResultatVisite, VisiteVue } from '@pdp/domain';
import { dateHeureMoyenne, dateMoyenne } from '../../platform/format/dates';
import { libelleDe } from '../../platform/format/libelles';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

const COULEURS: Readonly<Record<string, CouleurPuce>> = {
  ENVISAGEE: 'gris',
  DEMANDEE: 'ambre',
  PLANIFIEE: 'bleu',
  REALISEE: 'ambre',
  RECOMMANDATIONS_TRANSMISES: 'vert',
};

/** Couleur de l'état d'une visite. */
export const couleurVisite = (etat: string): CouleurPuce => COULEURS[etat] ?? 'gris';

/** Libellé de l'état d'une visite. */
export const libelleVisite = (etat: string): string => libelleDe(LIBELLES_ETAT_VISITE, etat);

/** « AMIEM · jeu. 3 déc. 2026, 9 h 30 · AMIEM Vannes », ou la date de la demande. */
export function momentVisite(visite: VisiteVue): string {
  const quand = visite.dateHeure
    ? dateHeureMoyenne(visite.dateHeure)
    : visite.demandeeLe
      ? `demandée le ${dateMoyenne(visite.demandeeLe)}`
      : '';
  return [visite.organisme?.nom.split(',')[0] ?? '', quand, visite.lieu ?? ''].filter((mot) => mot !== '').join(' · ');
}

/** Nom de la personne ; sans son accord au service, on dit quand il se lira plutôt que de laisser un blanc. */
export const nomVisite = (visite: Pick<VisiteVue, 'nomAffiche'>): string =>
  visite.nomAffiche ?? 'Identité visible après accord';

/** Moment d'une visite dans la file ; sans identité, la date et l'auteur de la demande distinguent les lignes. */
export function precisionVisite(visite: VisiteVue): string {
  if (visite.nomAffiche !== null || !visite.demandeeLe) return momentVisite(visite);
  const par = visite.demandeePar ? ` par ${visite.demandeePar.toLowerCase()}` : '';
  const demande = `demandée le ${dateMoyenne(visite.demandeeLe)}`;
  const moment = momentVisite(visite);
  return moment.includes(demande) ? moment.replace(demande, demande + par) : `${moment} · ${demande}${par}`;
}

/** Résultat d'une visite, ligne par ligne ; jamais apte ni inapte. */
export function lignesResultat(resultat: ResultatVisite): readonly (readonly [string, string])[] {
  const codes = (table: Readonly<Record<string, string>>, liste: readonly string[]) =>
    liste.map((code) => libelleDe(table, code)).join(', ');
  const lignes: readonly (readonly [string, string])[] = [
    ['Aménagements', codes(LIBELLES_AMENAGEMENT, resultat.amenagements)],
    ['Restrictions', codes(LIBELLES_RESTRICTION, resultat.restrictions)],
    ['Reclassement', libelleDe(LIBELLES_RECLASSEMENT, resultat.reclassement)],
    ['Formation', libelleDe(LIBELLES_FORMATION, resultat.formation)],
    ['Précisions', resultat.precisions ?? ''],
  ];
  return lignes.filter(([, valeur]) => valeur !== '');
}

/** Saisie du médecin du travail. */
export type SaisieResultat = {
  readonly amenagements: readonly string[];
  readonly restrictions: readonly string[];
  readonly reclassement: ResultatVisite['reclassement'];
  readonly formation: ResultatVisite['formation'];
  readonly precisions: string;
  /** Réponse de l'assuré : transmettre, ne pas transmettre, ou plus tard (depuis son livret). */
  readonly transmission: 'oui' | 'non' | 'plus-tard' | '';
};

/** Saisie de départ : reclassement et formation à « non », le plus fréquent. */
export const RESULTAT_VIDE: SaisieResultat = {
  amenagements: [],
  restrictions: [],
  reclassement: 'NON',
  formation: 'NON',
  precisions: '',
  transmission: '',
};

/** Résultat à envoyer. */
export const corpsResultat = ({ transmission: _, precisions, ...reste }: SaisieResultat): ResultatVisite => ({
  ...reste,
  ...(precisions.trim() === '' ? {} : { precisions: precisions.trim() }),
});

/** Ce qui manque avant d'enregistrer, ou `null`. */
export function manqueResultat({ precisions, transmission }: SaisieResultat): string | null {
  if (parleAptitude(precisions))
    return 'Une visite de pré-reprise ne dit ni apte ni inapte\u00a0: reformulez en aménagements ou restrictions.';
  return transmission === '' ? 'Indiquez la réponse de la personne sur la transmission.' : null;
}

/** Instant ISO d'un jour et d'une heure, à l'heure de Paris quel que soit le poste ; `null` s'il en manque un. */
export const instantDe = (jour: string, heure: string): string | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(jour) && /^\d{2}:\d{2}/.test(heure)
    ? instantParis(jour, heure.slice(0, 5)).toISOString()
    : null;
