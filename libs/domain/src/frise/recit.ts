import { estIssue, ISSUES } from '../cloture/issue.js';
import { DISPOSITIFS } from '../dispositif/catalogue-dispositifs.js';
import { DROITS_SOCIAUX, type DroitSocial } from '../droit-social/droit-social.js';
import type { TypeDispositif } from '../dispositif/types-dispositif.js';
import { LIBELLES_NATURE_ACTION } from '../dispositif/vocabulaire-dispositif.js';
import type { LigneRecit, ResultatRecit } from '../contrats/frise.contrat.js';
import { ajouterMois, type DateCivile } from '../noyau/date-civile.js';
import { estPreconisation, PRECONISATIONS } from '../preconisation/preconisation.js';

/** Mois entiers écoulés entre deux jours ; zéro tant que le premier n'est pas fini, jamais négatif. */
export const moisEcoules = (du: DateCivile, au: DateCivile): number => {
  const [a1 = 0, m1 = 0] = du.split('-').map(Number);
  const [a2 = 0, m2 = 0] = au.split('-').map(Number);
  const ecart = (a2 - a1) * 12 + (m2 - m1);
  return Math.max(0, ajouterMois(du, ecart) <= au ? ecart : ecart - 1);
};

/** États où un dispositif a donné ce qu'on en attendait ; l'inaptitude n'est jamais un résultat recherché. */
export const ETATS_OBTENUS: Readonly<Record<TypeDispositif, readonly string[]>> = {
  ESSAI_ENCADRE: ['TERMINE', 'BILAN_FAIT'],
  CRPE: ['TERMINEE'],
  TEMPS_PARTIEL_THERAPEUTIQUE: ['EN_COURS', 'PROLONGE', 'TERMINE'],
  ACTION_PENDANT_ARRET: ['TERMINE'],
  PMSMP: ['TERMINEE'],
  PROJET_TRANSITION_PRO: ['FINANCE', 'EN_FORMATION', 'TERMINE'],
  RQTH: ['ACCORDEE', 'RENOUVELLEMENT_DEPOSE'],
  INVALIDITE: ['ACCORDEE', 'REVISEE'],
  INAPTITUDE: [],
  VISITE_REPRISE: ['REALISEE'],
  RENDEZ_VOUS_LIAISON: ['TENU'],
};

/** Couples `TYPE:ETAT` des dispositifs qui comptent comme un résultat. */
export const DISPOSITIFS_OBTENUS: readonly string[] = Object.entries(ETATS_OBTENUS).flatMap(([type, etats]) =>
  etats.map((etat) => `${type}:${etat}`),
);

/** Ce qu'une action pendant l'arrêt était : le nom qu'on lui a donné, sinon sa nature ; rien si ni l'un ni l'autre n'est écrit. */
export const preciserAction = (donnees: {
  readonly nomAction?: string | undefined;
  readonly natureAction?: string | undefined;
}): string | undefined =>
  donnees.nomAction?.trim() || (LIBELLES_NATURE_ACTION as Readonly<Record<string, string>>)[donnees.natureAction ?? ''];

/** Issues qui disent un état ou un statut de santé : lues avec le droit sur ce statut, en plus des dispositifs. */
export const ISSUES_DE_SANTE: readonly string[] = [
  'INVALIDITE_SANS_REPRISE',
  'AAH',
  'RENTE_ATMP',
  'INTERRUPTION_SANTE',
];

/** Résultats nommés, dans l'ordre du temps ; un code inconnu se tait plutôt que d'être montré brut. */
export const nommerResultats = (lignes: readonly LigneRecit[]): readonly ResultatRecit[] =>
  [...lignes]
    .sort((a, b) => a.le.localeCompare(b.le))
    .flatMap((ligne) => {
      const libelle = nommer(ligne);
      return libelle === null ? [] : [{ le: ligne.le, sorte: ligne.sorte, libelle }];
    });

const nommer = ({ sorte, code, precision }: LigneRecit): string | null => {
  if (sorte === 'visite') return 'Visite de pré-reprise faite';
  if (sorte === 'issue') return estIssue(code) ? `À la clôture : ${minuscule(ISSUES[code].libelle)}` : null;
  if (sorte === 'droit')
    return Object.hasOwn(DROITS_SOCIAUX, code)
      ? `Droit obtenu : ${minuscule(DROITS_SOCIAUX[code as DroitSocial].libelle)}`
      : null;
  if (sorte === 'preconisation')
    return estPreconisation(code) ? `Réalisé : ${minuscule(PRECONISATIONS[code].libelle)}` : null;
  const [type = '', etat = ''] = code.split(':');
  const definition = Object.hasOwn(DISPOSITIFS, type) ? DISPOSITIFS[type as TypeDispositif] : null;
  if (definition === null) return null;
  const quoi = precision ? `${definition.libelle} (${precision})` : definition.libelle;
  return `${quoi} : ${minuscule(definition.etats[etat]?.libelle ?? '')}`;
};

const minuscule = (texte: string): string =>
  /^[A-ZÉÈ]{2}/.test(texte) ? texte : texte.charAt(0).toLocaleLowerCase('fr') + texte.slice(1);
