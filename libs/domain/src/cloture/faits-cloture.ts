import { LIBELLES_CATEGORIE_PENSION } from '../dispositif/vocabulaire-dispositif.js';
import type { DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import { echec, type Resultat } from '../noyau/resultat.js';
import { champBooleen, champChoix, champDate, type Contenu } from '../noyau/schema-champs.js';
import { lireContenu } from '../noyau/schema.js';

/** Faits notés à la clôture, indépendants de l'issue : ils ne s'excluent pas entre eux (domain.md 7.2). */
export const SCHEMA_FAITS_CLOTURE = {
  inaptitudePrononceeLe: champDate('Inaptitude prononcée le', { pasFuture: true }),
  licenciementInaptitudeLe: champDate('Licenciement pour inaptitude le', { pasFuture: true }),
  reconversion: champBooleen('Reconversion'),
  rqthObtenue: champBooleen('RQTH obtenue'),
  invaliditeCategorie: champChoix('Catégorie d’invalidité', LIBELLES_CATEGORIE_PENSION),
} as const;

/** Faits d'une clôture. */
export type FaitsCloture = Contenu<typeof SCHEMA_FAITS_CLOTURE>;

/** Nom d'un fait. */
export type FaitCloture = keyof FaitsCloture;

/** Faits prêts à conserver ; un licenciement pour inaptitude suppose une inaptitude, prononcée avant. */
export const lireFaitsCloture = (
  valeur: unknown,
  aujourdhui: DateCivile,
): Resultat<FaitsCloture, readonly ErreurChamp[]> => {
  const lus = lireContenu(SCHEMA_FAITS_CLOTURE, valeur, aujourdhui);
  if (!lus.ok) return lus;
  const { inaptitudePrononceeLe: inapte, licenciementInaptitudeLe: licencie } = lus.valeur;
  if (licencie === null || (inapte !== null && inapte <= licencie)) return lus;
  const message =
    inapte === null ? 'Notez d’abord la date de l’inaptitude.' : 'Le licenciement ne peut pas précéder l’inaptitude.';
  return echec([{ chemin: 'licenciementInaptitudeLe', code: 'incoherent', message }]);
};

/** Faits qui disent un statut de santé ; `INVALIDITE` se lit aussi avec le seul droit sur l'invalidité. */
export const FAITS_DE_SANTE: Readonly<Partial<Record<FaitCloture, 'STATUT' | 'INVALIDITE'>>> = {
  inaptitudePrononceeLe: 'STATUT',
  licenciementInaptitudeLe: 'STATUT',
  rqthObtenue: 'STATUT',
  invaliditeCategorie: 'INVALIDITE',
};
