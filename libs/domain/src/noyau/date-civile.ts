/** Lit `AAAA-MM-JJ` ou `JJ/MM/AAAA` ; `null` si la date n'existe pas au calendrier (31/02) ou sort de 1850–2200. */
export const lireDateCivile = (texte: string): DateCivile | null => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(texte);
  const francaise = iso ? null : /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(texte);
  const [annee, mois, jour] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : [Number(francaise?.[3]), Number(francaise?.[2]), Number(francaise?.[1])];
  if (!annee || !mois || !jour || annee < 1850 || annee > 2200) return null;
  return mois <= 12 && jour <= joursDuMois(annee, mois) ? assembler(annee, mois, jour) : null;
};

/** Vrai pour une date `AAAA-MM-JJ` qui existe ; la forme française est refusée ici. */
export const estDateCivile = (valeur: unknown): valeur is DateCivile =>
  typeof valeur === 'string' && lireDateCivile(valeur) === valeur;

/** Jours de `de` à `a` : positif si `a` est après, sans effet du changement d'heure. */
export const joursEntre = (de: DateCivile, a: DateCivile): number => (jours(a) - jours(de)) / 86_400_000;

/** Date décalée de `nombre` jours, négatif pour reculer. */
export const ajouterJours = (date: DateCivile, nombre: number): DateCivile =>
  enTexte(new Date(jours(date) + nombre * 86_400_000));

/** Date décalée de `nombre` mois ; le 31 devient le dernier jour d'un mois plus court. */
export const ajouterMois = (date: DateCivile, nombre: number): DateCivile => {
  const [annee = 0, mois = 0, jour = 0] = date.split('-').map(Number);
  const dernier = depuisParties(annee, mois + nombre + 1, 0);
  const premier = depuisParties(annee, mois + nombre, 1);
  return ajouterJours(enTexte(premier), Math.min(jour, dernier.getUTCDate()) - 1);
};

/** Rang du jour d'un arrêt : J 1 est le premier jour de l'épisode continu (domain.md 2.1). */
export const jourArret = (debut: DateCivile, jour: DateCivile): number => joursEntre(debut, jour) + 1;

/** Jour de la semaine, de 1 (lundi) à 7 (dimanche). */
export const jourSemaine = (date: DateCivile): number => new Date(jours(date)).getUTCDay() || 7;

/** « mardi 3 mars 2026 », « dimanche 1er mars 2026 » : la forme de tout texte destiné à l'assuré. */
export const dateLongue = (date: DateCivile): string => `${JOURS[jourSemaine(date) - 1]} ${dateEnLettres(date)}`;

/** « 3 mars 2026 », sans le jour de la semaine. */
export const dateEnLettres = (date: DateCivile): string => {
  const [annee, mois = 1, jour = 1] = date.split('-').map(Number);
  return `${jour === 1 ? '1er' : jour} ${MOIS[mois - 1]} ${annee}`;
};

/** « 03/03/2026 », pour les tableaux et les fichiers rendus à la CPAM. */
export const dateCourte = (date: DateCivile): string => date.split('-').reverse().join('/');

/** Jour du calendrier `AAAA-MM-JJ`, sans heure ni fuseau ; deux dates se comparent comme deux textes. */
export type DateCivile = string;

const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];

const MOIS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

// Calculé sans `Date` : une liste de la CPAM fait lire des centaines de milliers de dates.
const joursDuMois = (annee: number, mois: number): number => {
  if (mois === 2) return (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0 ? 29 : 28;
  return mois === 4 || mois === 6 || mois === 9 || mois === 11 ? 30 : 31;
};

const depuisParties = (annee: number, mois: number, jour: number): Date => new Date(Date.UTC(annee, mois - 1, jour));

const assembler = (annee: number, mois: number, jour: number): string =>
  `${String(annee).padStart(4, '0')}-${String(mois).padStart(2, '0')}-${String(jour).padStart(2, '0')}`;

const enTexte = (date: Date): DateCivile => date.toISOString().slice(0, 10);

const jours = (date: DateCivile): number => {
  const instant = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(instant)) throw new RangeError('Date civile attendue au format AAAA-MM-JJ');
  return instant;
};
