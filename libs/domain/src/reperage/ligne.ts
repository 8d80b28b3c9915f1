import { LIMITES_TEXTE } from '../contrats/commun.contrat.js';
import { lireCodePostal, lireCourriel, lireTelephone } from '../assure/coordonnees.js';
import type { Sexe } from '../assure/identite.js';
import { lireNir, normaliserNir } from '../assure/nir.js';
import { lireSiret } from '../assure/siret.js';
import { lireCodeApe } from '../dossier/fiche-schemas.js';
import {
  REGIMES,
  RISQUES,
  STATUTS_EMPLOI,
  type Regime,
  type Risque,
  type StatutEmploi,
} from '../dossier/vocabulaire.js';
import { lireDateCivile, type DateCivile } from '../noyau/date-civile.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { defautCaractere, estFormuleTableur, longueurVue, normaliserPourRecherche } from '../noyau/texte.js';
import type { ColonneRequete, Entete } from './colonnes.js';
import { motifRejet, type CodeRejet, type MotifRejet } from './motifs-rejet.js';

/**
 * Ligne de la liste mensuelle : valide, ou toutes ses raisons de rejet. `numero` compte depuis 1, en-tête compris.
 * Un téléphone, un courriel ou un code postal illisible est laissé de côté et signalé : il ne prive pas d'un contact.
 */
export const lireLigne = (
  valeurs: readonly string[],
  { entete, numero, aujourdhui }: ContexteLigne,
): Resultat<LigneRequete, LigneRejetee> => {
  const structure = defautsStructure(valeurs, entete);
  if (structure.length > 0) return echec({ numero, motifs: structure });
  const cellule = (colonne: ColonneRequete): string =>
    (valeurs[entete.rangs.get(colonne) ?? -1] ?? '').normalize('NFC').trim();
  const motifs = [...defautsTextes(valeurs, entete)];
  const rejeter = (code: CodeRejet): null => {
    motifs.push(motifRejet(code));
    return null;
  };
  const identite = lireIdentite(cellule, rejeter, aujourdhui);
  const arret = lireArret(cellule, rejeter, aujourdhui);
  const emploi = lireEmploi(cellule, rejeter);
  const regime = codeParmi(REGIMES, cellule('REGIME') || 'GENERAL') ?? rejeter('REGIME_INCONNU');
  if (motifs.length > 0 || !identite || !arret || regime === null) return echec({ numero, motifs });
  return succes({
    numero,
    ...identite,
    ...lireContact(cellule),
    ...arret,
    ...emploi,
    regime,
    estHorsCible: regime !== 'GENERAL',
  });
};

/** Vrai pour une ligne sans aucune cellule remplie (fin de fichier) : elle est comptée mais ni lue ni rejetée. */
export const estLigneVide = (valeurs: readonly string[]): boolean => valeurs.every((valeur) => valeur.trim() === '');

/** Ce que la lecture doit savoir du fichier et du jour. */
export interface ContexteLigne {
  readonly entete: Entete;
  readonly numero: number;
  readonly aujourdhui: DateCivile;
}

/** Ligne valide, valeurs sous leur forme conservée. */
export interface LigneRequete {
  readonly numero: number;
  readonly nir: string;
  readonly nomNaissance: string;
  readonly nomUsage: string | null;
  readonly prenom: string;
  readonly sexe: Sexe;
  readonly dateNaissance: DateCivile;
  readonly adresse: string | null;
  readonly codePostal: string | null;
  readonly commune: string | null;
  readonly telephone: string | null;
  readonly courriel: string | null;
  readonly risque: Risque;
  readonly dateDebut: DateCivile;
  readonly dateFinPrescrite: DateCivile | null;
  readonly statutEmploi: StatutEmploi | null;
  readonly siret: string | null;
  readonly raisonSociale: string | null;
  readonly codeApe: string | null;
  readonly regime: Regime;
  /** Régime non accompagné par la plateforme : la ligne n'est pas rejetée, elle appelle une orientation. */
  readonly estHorsCible: boolean;
  /** Colonnes de contact illisibles, laissées vides. */
  readonly contactsIgnores: readonly ColonneRequete[];
}

/** Ligne rejetée, rendue à la CPAM. */
export interface LigneRejetee {
  readonly numero: number;
  readonly motifs: readonly MotifRejet[];
}

type Cellule = (colonne: ColonneRequete) => string;
type Rejeter = (code: CodeRejet) => null;

const defautsStructure = (valeurs: readonly string[], entete: Entete): readonly MotifRejet[] => {
  if (valeurs.length < entete.nombre)
    return [motifRejet('COLONNES_MANQUANTES', `(${valeurs.length} sur ${entete.nombre})`)];
  // Un séparateur de trop en fin de ligne est une habitude de tableur, pas une faute.
  if (valeurs.slice(entete.nombre).some((valeur) => valeur.trim() !== '')) return [motifRejet('COLONNES_EN_TROP')];
  return [];
};

const LONGUEURS: Partial<Readonly<Record<ColonneRequete, number>>> = {
  ADRESSE: 200,
  RAISON_SOCIALE: 150,
  COURRIEL: 254,
};
const NOMS: readonly ColonneRequete[] = ['NOM_NAISSANCE', 'NOM_USAGE', 'PRENOM'];

const defautsTextes = (valeurs: readonly string[], { rangs }: Entete): readonly MotifRejet[] => {
  const motifs = new Map<CodeRejet, MotifRejet>();
  for (const [colonne, rang] of rangs) {
    const code = defautTexte(colonne, valeurs[rang] ?? '');
    if (code && !motifs.has(code)) motifs.set(code, motifRejet(code, `(${colonne})`));
  }
  return [...motifs.values()];
};

const defautTexte = (colonne: ColonneRequete, valeur: string): CodeRejet | null => {
  const defaut = valeur.includes('\uFFFD') ? 'CARACTERE_ILLISIBLE' : defautCaractere(valeur);
  if (defaut) return defaut === 'CARACTERE_NUL' ? 'CARACTERE_NUL' : 'CARACTERE_ILLISIBLE';
  // Rejeter plutôt que neutraliser : le fichier de la CPAM n'a aucune raison de porter une formule, et la corriger
  // changerait un nom. Un téléphone international commence légitimement par « + ».
  if (estFormuleTableur(valeur) && !(colonne === 'TELEPHONE' && /^\s*\+[\d\s.()-]+$/.test(valeur)))
    return 'FORMULE_TABLEUR';
  const max = LONGUEURS[colonne] ?? LIMITES_TEXTE.nom;
  if (valeur.length <= max || longueurVue(valeur.trim(), max) <= max) return null;
  return NOMS.includes(colonne) ? 'NOM_TROP_LONG' : 'TEXTE_TROP_LONG';
};

const ilYACentVingtAns = (aujourdhui: DateCivile): DateCivile =>
  `${Number(aujourdhui.slice(0, 4)) - 120}${aujourdhui.slice(4)}`;

const lireIdentite = (cellule: Cellule, rejeter: Rejeter, aujourdhui: DateCivile) => {
  const lu = lireNir(normaliserNir(cellule('NIR')) + normaliserNir(cellule('CLE')));
  const nir = lu.ok ? lu.valeur : rejeter(`NIR_${lu.erreur}`);
  const nomNaissance = cellule('NOM_NAISSANCE') || rejeter('NOM_VIDE');
  const prenom = cellule('PRENOM') || rejeter('PRENOM_VIDE');
  const sexe = sexeDe(cellule('SEXE')) ?? rejeter('SEXE_INCONNU');
  const naissance = lireDateCivile(cellule('DATE_NAISSANCE'));
  const estPossible = naissance !== null && naissance < aujourdhui && naissance > ilYACentVingtAns(aujourdhui);
  const dateNaissance = estPossible ? naissance : rejeter('DATE_NAISSANCE_IMPOSSIBLE');
  if (nir === null || nomNaissance === null || prenom === null || sexe === null || dateNaissance === null) return null;
  return { nir, nomNaissance, nomUsage: cellule('NOM_USAGE') || null, prenom, sexe, dateNaissance };
};

const lireArret = (cellule: Cellule, rejeter: Rejeter, aujourdhui: DateCivile) => {
  const risque = codeParmi(RISQUES, cellule('RISQUE')) ?? rejeter('RISQUE_INCONNU');
  const dateDebut = lireDateCivile(cellule('DATE_DEBUT_ARRET')) ?? rejeter('DATE_DEBUT_IMPOSSIBLE');
  if (dateDebut !== null && dateDebut > aujourdhui) rejeter('DEBUT_DANS_LE_FUTUR');
  const saisie = cellule('DATE_FIN_PRESCRITE');
  const dateFinPrescrite = saisie === '' ? null : (lireDateCivile(saisie) ?? rejeter('DATE_FIN_IMPOSSIBLE'));
  if (dateDebut !== null && dateFinPrescrite !== null && dateFinPrescrite < dateDebut) rejeter('FIN_AVANT_DEBUT');
  return risque === null || dateDebut === null ? null : { risque, dateDebut, dateFinPrescrite };
};

const lireEmploi = (cellule: Cellule, rejeter: Rejeter) => {
  const statut = cellule('STATUT_EMPLOI');
  const siret = facultatif(cellule('SIRET'), lireSiret);
  const codeApe = facultatif(cellule('CODE_APE'), lireCodeApe);
  return {
    statutEmploi: statut === '' ? null : (codeParmi(STATUTS_EMPLOI, statut) ?? rejeter('STATUT_EMPLOI_INCONNU')),
    siret: siret === undefined ? rejeter('SIRET_FAUX') : siret,
    raisonSociale: cellule('RAISON_SOCIALE') || null,
    codeApe: codeApe === undefined ? rejeter('CODE_APE_FAUX') : codeApe,
  };
};

const lireContact = (cellule: Cellule) => {
  const telephone = facultatif(cellule('TELEPHONE'), lireTelephone);
  const courriel = facultatif(cellule('COURRIEL'), lireCourriel);
  const codePostal = facultatif(cellule('CODE_POSTAL'), lireCodePostal);
  const ignores = { TELEPHONE: telephone, COURRIEL: courriel, CODE_POSTAL: codePostal };
  return {
    telephone: telephone ?? null,
    courriel: courriel ?? null,
    codePostal: codePostal ?? null,
    adresse: cellule('ADRESSE') || null,
    commune: cellule('COMMUNE') || null,
    contactsIgnores: (['TELEPHONE', 'COURRIEL', 'CODE_POSTAL'] as const).filter(
      (colonne) => ignores[colonne] === undefined,
    ),
  };
};

/** `null` : rien de saisi ; `undefined` : saisi mais illisible. */
const facultatif = (saisie: string, lire: (saisie: string) => Resultat<string, unknown>): string | null | undefined => {
  if (saisie === '') return null;
  const lu = lire(saisie);
  return lu.ok ? lu.valeur : undefined;
};

// Le code exact d'abord : c'est ce que la CPAM envoie, et une liste compte jusqu'à 100 000 lignes.
const codeParmi = <C extends string>(codes: readonly C[], saisie: string): C | null =>
  codes.find((code) => code === saisie) ?? codes.find((code) => cleCode(saisie) === cleCode(code)) ?? null;

const cleCode = (code: string): string => normaliserPourRecherche(code.replace(/_/g, ' '));

const sexeDe = (saisie: string): Sexe | null => {
  if (/^(?:f|femme|2)$/i.test(saisie)) return 'F';
  return /^(?:m|h|homme|1)$/i.test(saisie) ? 'M' : null;
};
