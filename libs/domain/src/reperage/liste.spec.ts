import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classerLigne, type PersonneReperee } from './classement.js';
import { lireEntete } from './colonnes.js';
import { creerDetecteurDoublons } from './doublons.js';
import { detecterEncodage, detecterSeparateur, etiquetteEncodage } from './encodage.js';
import { estLigneVide, lireLigne, type LigneRejetee, type LigneRequete } from './ligne.js';
import type { CodeRejet } from './motifs-rejet.js';
import { ligneRejet } from './rejets-csv.js';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const AUJOURDHUI = '2026-12-01';

/** Lecteur minimal pour ces essais : guillemets doublés, séparateur et fins de ligne dans une cellule. */
const lireCsv = (texte: string, separateur: string): string[][] => {
  const lignes: string[][] = [];
  const ligne: string[] = [];
  const cellule = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"\\r\\n${separateur}][^\\r\\n${separateur}]*)?)(${separateur}|\\r?\\n|$)`,
    'y',
  );
  while (cellule.lastIndex < texte.length) {
    const lue = cellule.exec(texte);
    if (!lue) throw new Error('CSV mal formé');
    ligne.push(lue[1]?.replaceAll('""', '"') ?? lue[2] ?? '');
    if (lue[3] !== separateur) lignes.push(ligne.splice(0, ligne.length));
    if (lue[3] === '') break;
  }
  return lignes;
};

const lireListe = (nom: string, aujourdhui = AUJOURDHUI) => {
  const octets = readFileSync(join(FIXTURES, nom));
  const encodage = detecterEncodage(octets);
  if (!encodage.ok) throw new Error(encodage.erreur);
  const texte = new TextDecoder(etiquetteEncodage(encodage.valeur)).decode(octets);
  const [titres = [], ...lignes] = lireCsv(texte, detecterSeparateur(texte));
  const entete = lireEntete(titres);
  if (!entete.ok) throw new Error('en-tête refusé');
  const doublon = creerDetecteurDoublons();
  const valides: LigneRequete[] = [];
  const rejetees: LigneRejetee[] = [];
  lignes.forEach((valeurs, rang) => {
    if (estLigneVide(valeurs)) return;
    const lue = lireLigne(valeurs, { entete: entete.valeur, numero: rang + 2, aujourdhui });
    if (!lue.ok) return rejetees.push(lue.erreur);
    const motif = doublon(lue.valeur);
    return motif ? rejetees.push({ numero: rang + 2, motifs: [motif] }) : valides.push(lue.valeur);
  });
  return { encodage: encodage.valeur, valides, rejetees };
};

const memoriser = (lignes: readonly LigneRequete[]): ReadonlyMap<string, PersonneReperee> =>
  new Map(lignes.map((ligne) => [ligne.nir, { arrets: [ligne], closLe: null }]));

describe('liste avec des défauts', () => {
  const { encodage, valides, rejetees } = lireListe('requete-cpam-defauts.csv');
  const ATTENDUS: readonly (readonly [number, string, CodeRejet | 'HORS_CIBLE', string])[] = [
    [42, 'clé du NIR fausse', 'NIR_CLE', 'La clé du numéro de sécurité sociale est fausse.'],
    [43, 'NIR trop court', 'NIR_LONGUEUR', 'Le numéro de sécurité sociale n’a pas 15 caractères, clé comprise.'],
    [44, 'date de naissance impossible', 'DATE_NAISSANCE_IMPOSSIBLE', 'La date de naissance n’existe pas.'],
    [45, 'fin avant début', 'FIN_AVANT_DEBUT', 'La fin prescrite est avant le début de l’arrêt.'],
    [46, 'SIRET faux (Luhn)', 'SIRET_FAUX', 'Le numéro SIRET est faux.'],
    [47, 'risque inconnu', 'RISQUE_INCONNU', 'Le risque n’est pas connu.'],
    [48, 'nom vide', 'NOM_VIDE', 'Le nom de naissance est vide.'],
    [49, 'début dans le futur', 'DEBUT_DANS_LE_FUTUR', 'L’arrêt commence dans le futur.'],
    [50, 'régime agricole: hors cible', 'HORS_CIBLE', ''],
    [51, 'formule de tableur', 'FORMULE_TABLEUR', 'Une cellule commence comme une formule de tableur (PRENOM).'],
    [52, 'caractère nul', 'CARACTERE_NUL', 'La ligne contient un caractère nul (PRENOM).'],
    [53, 'nom de 500 caractères', 'NOM_TROP_LONG', 'Le nom dépasse 100 caractères (NOM_NAISSANCE).'],
    [54, 'doublon exact de la ligne 2', 'DOUBLON', 'La ligne répète une ligne précédente (ligne 2).'],
    [55, 'colonnes manquantes', 'COLONNES_MANQUANTES', 'La ligne n’a pas toutes les colonnes de l’en-tête (7 sur 20).'],
  ];

  it('annonce les mêmes défauts que la notice', () => {
    const notice = readFileSync(join(FIXTURES, 'requete-cpam-defauts.txt'), 'utf8').trim().split('\n').slice(1);
    expect(notice).toEqual(ATTENDUS.map(([numero, defaut]) => `${numero}: ${defaut}`));
  });

  it('est en Windows-1252, accents et apostrophes compris', () => {
    expect(encodage).toBe('WINDOWS_1252');
    expect(valides[0]).toMatchObject({ numero: 2, nomNaissance: 'ÉVENO', adresse: '69 rue de l’Étang; bât. B' });
  });

  it.each(ATTENDUS)('ligne %i, %s : %s', (numero, _defaut, code, message) => {
    const rejet = rejetees.find((rejetee) => rejetee.numero === numero);
    if (code === 'HORS_CIBLE') {
      expect(rejet).toBeUndefined();
      expect(valides.find((ligne) => ligne.numero === numero)).toMatchObject({
        regime: 'AGRICOLE',
        estHorsCible: true,
      });
    } else expect(rejet?.motifs).toContainEqual({ code, message });
  });

  it('rejette ces lignes-là et elles seules, une raison par faute', () => {
    const attendues = ATTENDUS.filter(([, , code]) => code !== 'HORS_CIBLE');
    expect(rejetees.map(({ numero }) => numero).sort()).toEqual(attendues.map(([numero]) => numero));
    expect(rejetees.filter(({ motifs }) => motifs.length > 1).map(({ numero }) => numero)).toEqual([49]);
    expect(valides.map(({ numero }) => numero)).toEqual([...Array.from({ length: 40 }, (_, rang) => rang + 2), 50]);
  });

  it('rend les rejets sans aucune donnée de la personne', () => {
    const fichier = rejetees.map(ligneRejet).join('\n');
    expect(fichier).not.toMatch(/HYPERLINK|GRIPPE|XXXX|CADIOU|1601256259233/);
    expect(ligneRejet({ numero: 42, motifs: [{ code: 'NIR_CLE', message: 'Faux.' }] })).toBe('42;NIR_CLE;Faux.');
  });
});

describe('deux listes qui se suivent', () => {
  const novembre = lireListe('requete-cpam-2026-11.csv');
  const decembre = lireListe('requete-cpam-2026-12.csv');

  it('se lisent sans rejet, avec ou sans marque d’ordre', () => {
    expect([novembre.encodage, decembre.encodage]).toEqual(['UTF_8_BOM', 'UTF_8']);
    expect([novembre.rejetees, decembre.rejetees]).toEqual([[], []]);
    expect([novembre.valides.length, decembre.valides.length]).toEqual([60, 60]);
  });

  it('retrouvent les mêmes personnes', () => {
    const connues = memoriser(novembre.valides);
    const sorts = decembre.valides.map((ligne) => classerLigne(ligne, connues.get(ligne.nir) ?? null));
    expect(sorts.filter(({ estConnu }) => estConnu)).toHaveLength(55);
    expect(sorts.filter(({ sort }) => sort === 'nouveau')).toHaveLength(5);
    expect(sorts.filter(({ sort }) => sort === 'horsCible')).toHaveLength(1);
    expect(sorts.some(({ sort }) => sort === 'prolongation')).toBe(true);
  });

  it('relue, une liste ne change rien', () => {
    const connues = memoriser(decembre.valides);
    const sorts = decembre.valides.map((ligne) => classerLigne(ligne, connues.get(ligne.nir) ?? null).sort);
    expect(new Set(sorts)).toEqual(new Set(['connu', 'horsCible']));
  });
});
