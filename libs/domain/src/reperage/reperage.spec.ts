import fc from 'fast-check';
import {
  COLONNES_OBLIGATOIRES,
  COLONNES_REQUETE,
  lireEntete,
  messageEntete,
  type ColonneRequete,
  type Entete,
} from './colonnes.js';
import { detecterEncodage, detecterSeparateur } from './encodage.js';
import { estLigneVide, lireLigne, type LigneRequete } from './ligne.js';
import { MESSAGES_REJET } from './motifs-rejet.js';

const octets = (...valeurs: number[]) => Uint8Array.from(valeurs);
const utf8 = (texte: string) => new TextEncoder().encode(texte);

describe('encodage', () => {
  it.each<[string, Uint8Array, boolean, string]>([
    ['vide', octets(), false, 'UTF_8'],
    ['ASCII', utf8('NIR;CLE'), false, 'UTF_8'],
    ['UTF-8', utf8('Éveno’'), false, 'UTF_8'],
    ['UTF-8 avec marque', octets(0xef, 0xbb, 0xbf, 0x41), false, 'UTF_8_BOM'],
    ['Windows-1252', octets(0xc9, 0x76, 0x65, 0x6e, 0x6f, 0x92), false, 'WINDOWS_1252'],
    ['É de Windows-1252 suivi d’un octet qui ressemble à une suite', octets(0xc3, 0x20), false, 'WINDOWS_1252'],
    ['caractère nul', utf8('a\0b'), false, 'UTF_8'],
    ['caractère coupé, fichier fini', utf8('É').subarray(0, 1), false, 'WINDOWS_1252'],
    ['caractère coupé, fichier qui continue', utf8('É').subarray(0, 1), true, 'UTF_8'],
    ['UTF-16 petit-boutien', octets(0xff, 0xfe, 0x4e, 0), false, 'UTF_16'],
    ['UTF-16 gros-boutien', octets(0xfe, 0xff, 0, 0x4e), false, 'UTF_16'],
  ])('%s', (_nom, contenu, estDebut, attendu) => {
    const lu = detecterEncodage(contenu, estDebut);
    expect(lu.ok ? lu.valeur : lu.erreur).toBe(attendu);
  });

  it('reconnaît tout texte UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (texte) => {
        const lu = detecterEncodage(utf8(texte));
        expect(lu.ok && lu.valeur.startsWith('UTF_8')).toBe(true);
      }),
    );
  });

  it.each([
    ['NIR;CLE;NOM', ';'],
    ['NIR,CLE,NOM', ','],
    ['\uFEFFNIR,CLE', ','],
    ['"a,b,c";"d,e";f', ';'],
    ['NIR', ';'],
    ['NIR;CLE\na,b,c,d', ';'],
  ])('séparateur de %p : %s', (texte, attendu) => {
    expect(detecterSeparateur(texte)).toBe(attendu);
  });
});

describe('en-tête', () => {
  it('reconnaît la liste telle que livrée', () => {
    const lu = lireEntete(COLONNES_REQUETE);
    expect(lu.ok && [...lu.valeur.rangs]).toEqual(COLONNES_REQUETE.map((colonne, rang) => [colonne, rang]));
  });

  it('tolère casse, accents, synonymes, ordre, colonnes en plus', () => {
    const lu = lireEntete([
      'Prénom',
      '\uFEFFn° ss',
      'Nom de naissance',
      'Date de naissance',
      'sexe',
      'Observations',
      'risque',
      'Date début',
      '',
    ]);
    expect(lu.ok && Object.fromEntries(lu.valeur.rangs)).toEqual({
      PRENOM: 0,
      NIR: 1,
      NOM_NAISSANCE: 2,
      DATE_NAISSANCE: 3,
      SEXE: 4,
      RISQUE: 6,
      DATE_DEBUT_ARRET: 7,
    });
    expect(lu.ok && lu.valeur.ignorees).toEqual(['Observations']);
  });

  it.each(COLONNES_OBLIGATOIRES)('sans %s, refuse le fichier', (absente) => {
    const lu = lireEntete(COLONNES_REQUETE.filter((colonne) => colonne !== absente));
    expect(lu.ok ? null : lu.erreur).toEqual({ code: 'COLONNES_ABSENTES', colonnes: [absente] });
    expect(lu.ok ? '' : messageEntete(lu.erreur)).toContain(absente);
  });

  it('refuse deux fois la même colonne', () => {
    const lu = lireEntete([...COLONNES_REQUETE, 'Nom']);
    expect(lu.ok ? '' : messageEntete(lu.erreur)).toBe('En double dans l’en-tête\u00a0: NOM_NAISSANCE.');
  });
});

const ENTETE = (() => {
  const lu = lireEntete(COLONNES_REQUETE);
  if (!lu.ok) throw new Error('en-tête');
  return lu.valeur;
})();
const BONNE: Readonly<Record<ColonneRequete, string>> = {
  NIR: '1801275123456',
  CLE: '42',
  NOM_NAISSANCE: 'ÉVENO',
  NOM_USAGE: '',
  PRENOM: 'Yann',
  SEXE: 'M',
  DATE_NAISSANCE: '20/03/1992',
  ADRESSE: '69 rue de l’Étang; bât. B',
  CODE_POSTAL: '56300',
  COMMUNE: 'PONTIVY',
  TELEPHONE: '0674215126',
  COURRIEL: 'assure0@exemple.invalid',
  RISQUE: 'MALADIE',
  DATE_DEBUT_ARRET: '28/06/2026',
  DATE_FIN_PRESCRITE: '08/01/2027',
  STATUT_EMPLOI: 'CDI',
  SIRET: '20944245800003',
  RAISON_SOCIALE: 'THERMIQUE BRETONNE 4',
  CODE_APE: '43.22B',
  REGIME: 'GENERAL',
};
const lire = (ecart: Partial<Record<ColonneRequete, string>> = {}, entete: Entete = ENTETE) =>
  lireLigne(
    COLONNES_REQUETE.map((colonne) => ({ ...BONNE, ...ecart })[colonne]),
    { entete, numero: 7, aujourdhui: '2026-11-22' },
  );

describe('ligne', () => {
  it('rend les formes conservées', () => {
    expect(lire()).toEqual({
      ok: true,
      valeur: {
        numero: 7,
        nir: '180127512345642',
        nomNaissance: 'ÉVENO',
        nomUsage: null,
        prenom: 'Yann',
        sexe: 'M',
        dateNaissance: '1992-03-20',
        adresse: '69 rue de l’Étang; bât. B',
        codePostal: '56300',
        commune: 'PONTIVY',
        telephone: '+33674215126',
        courriel: 'assure0@exemple.invalid',
        risque: 'MALADIE',
        dateDebut: '2026-06-28',
        dateFinPrescrite: '2027-01-08',
        statutEmploi: 'CDI',
        siret: '20944245800003',
        raisonSociale: 'THERMIQUE BRETONNE 4',
        codeApe: '43.22B',
        regime: 'GENERAL',
        estHorsCible: false,
        contactsIgnores: [],
      },
    });
  });

  it.each<[Partial<Record<ColonneRequete, string>>, string]>([
    [{ NIR: '', CLE: '' }, 'NIR_VIDE'],
    [{ NIR: '28501561', CLE: '25' }, 'NIR_LONGUEUR'],
    [{ CLE: '' }, 'NIR_LONGUEUR'],
    [{ NIR: '5801275123456' }, 'NIR_FORME'],
    [{ CLE: '43' }, 'NIR_CLE'],
    [{ NOM_NAISSANCE: '  ' }, 'NOM_VIDE'],
    [{ NOM_NAISSANCE: 'X'.repeat(101) }, 'NOM_TROP_LONG'],
    [{ PRENOM: 'X'.repeat(500) }, 'NOM_TROP_LONG'],
    [{ ADRESSE: 'X'.repeat(201) }, 'TEXTE_TROP_LONG'],
    [{ PRENOM: '' }, 'PRENOM_VIDE'],
    [{ SEXE: 'X' }, 'SEXE_INCONNU'],
    [{ DATE_NAISSANCE: '31/02/1980' }, 'DATE_NAISSANCE_IMPOSSIBLE'],
    [{ DATE_NAISSANCE: '' }, 'DATE_NAISSANCE_IMPOSSIBLE'],
    [{ DATE_NAISSANCE: '22/11/2026' }, 'DATE_NAISSANCE_IMPOSSIBLE'],
    [{ DATE_NAISSANCE: '21/11/1906' }, 'DATE_NAISSANCE_IMPOSSIBLE'],
    [{ RISQUE: 'GRIPPE' }, 'RISQUE_INCONNU'],
    [{ RISQUE: '' }, 'RISQUE_INCONNU'],
    [{ DATE_DEBUT_ARRET: '' }, 'DATE_DEBUT_IMPOSSIBLE'],
    [{ DATE_DEBUT_ARRET: '23/11/2026' }, 'DEBUT_DANS_LE_FUTUR'],
    [{ DATE_FIN_PRESCRITE: '30/02/2027' }, 'DATE_FIN_IMPOSSIBLE'],
    [{ DATE_FIN_PRESCRITE: '27/06/2026' }, 'FIN_AVANT_DEBUT'],
    [{ STATUT_EMPLOI: 'ROI' }, 'STATUT_EMPLOI_INCONNU'],
    [{ SIRET: '12345678901234' }, 'SIRET_FAUX'],
    [{ CODE_APE: '4322' }, 'CODE_APE_FAUX'],
    [{ REGIME: 'MARTIEN' }, 'REGIME_INCONNU'],
    [{ PRENOM: '=HYPERLINK("http://x")' }, 'FORMULE_TABLEUR'],
    [{ ADRESSE: '+cmd|A1' }, 'FORMULE_TABLEUR'],
    [{ RAISON_SOCIALE: ' @SUM(A1)' }, 'FORMULE_TABLEUR'],
    [{ COMMUNE: '-1+1' }, 'FORMULE_TABLEUR'],
    [{ TELEPHONE: '+33612=1' }, 'FORMULE_TABLEUR'],
    [{ PRENOM: 'An\0ne' }, 'CARACTERE_NUL'],
    [{ PRENOM: 'An\uFFFDne' }, 'CARACTERE_ILLISIBLE'],
    [{ PRENOM: 'An\x81ne' }, 'CARACTERE_ILLISIBLE'],
    [{ PRENOM: 'An\u202Ene' }, 'CARACTERE_ILLISIBLE'],
  ])('%p : %s', (ecart, code) => {
    const lue = lire(ecart);
    expect(lue.ok ? [] : lue.erreur.motifs.map((motif) => motif.code)).toEqual([code]);
    expect(lue.ok ? 0 : lue.erreur.numero).toBe(7);
  });

  it.each<[Partial<Record<ColonneRequete, string>>, Partial<LigneRequete>]>([
    [{ NIR: '1 80 12 75 123 456 42', CLE: '' }, { nir: '180127512345642' }],
    [{ SEXE: 'femme' }, { sexe: 'F' }],
    [{ DATE_DEBUT_ARRET: '22/11/2026' }, { dateDebut: '2026-11-22' }],
    [{ DATE_DEBUT_ARRET: '2026-06-28' }, { dateDebut: '2026-06-28' }],
    [{ DATE_FIN_PRESCRITE: '' }, { dateFinPrescrite: null }],
    [{ RISQUE: 'Accident du travail'.replace('du ', '') }, { risque: 'ACCIDENT_TRAVAIL' }],
    [{ STATUT_EMPLOI: '' }, { statutEmploi: null }],
    [
      { SIRET: '', CODE_APE: '', RAISON_SOCIALE: '' },
      { siret: null, codeApe: null, raisonSociale: null },
    ],
    [{ REGIME: 'AGRICOLE' }, { regime: 'AGRICOLE', estHorsCible: true }],
    [{ REGIME: '' }, { regime: 'GENERAL', estHorsCible: false }],
    [{ TELEPHONE: '+33 6 74 21 51 26' }, { telephone: '+33674215126', contactsIgnores: [] }],
    [
      { TELEPHONE: '12', COURRIEL: 'x', CODE_POSTAL: '5' },
      { telephone: null, courriel: null, codePostal: null, contactsIgnores: ['TELEPHONE', 'COURRIEL', 'CODE_POSTAL'] },
    ],
    [{ TELEPHONE: '' }, { telephone: null, contactsIgnores: [] }],
    [{ NOM_NAISSANCE: 'E\u0301VENO' }, { nomNaissance: 'ÉVENO' }],
  ])('accepte %p', (ecart, attendu) => {
    expect(lire(ecart)).toMatchObject({ ok: true, valeur: attendu });
  });

  it('donne toutes les raisons d’un coup', () => {
    const lue = lire({
      CLE: '43',
      NOM_NAISSANCE: '',
      SIRET: '1',
      DATE_DEBUT_ARRET: '01/01/2031',
      DATE_FIN_PRESCRITE: '08/11/2026',
    });
    expect(lue.ok ? [] : lue.erreur.motifs.map(({ code }) => code)).toEqual([
      'NIR_CLE',
      'NOM_VIDE',
      'DEBUT_DANS_LE_FUTUR',
      'FIN_AVANT_DEBUT',
      'SIRET_FAUX',
    ]);
  });

  it.each([
    [COLONNES_REQUETE.length - 1, 'COLONNES_MANQUANTES'],
    [1, 'COLONNES_MANQUANTES'],
  ])('%i cellules : %s', (nombre, code) => {
    const lue = lireLigne(Object.values(BONNE).slice(0, nombre), {
      entete: ENTETE,
      numero: 2,
      aujourdhui: '2026-11-22',
    });
    expect(lue.ok ? null : lue.erreur.motifs[0]?.code).toBe(code);
  });

  it('tolère un séparateur final, refuse une cellule en trop', () => {
    const contexte = { entete: ENTETE, numero: 2, aujourdhui: '2026-11-22' };
    expect(lireLigne([...Object.values(BONNE), ''], contexte).ok).toBe(true);
    const lue = lireLigne([...Object.values(BONNE), 'x'], contexte);
    expect(lue.ok ? null : lue.erreur.motifs[0]?.code).toBe('COLONNES_EN_TROP');
  });

  it('distingue une ligne vide', () => {
    expect(estLigneVide(['', ' '])).toBe(true);
    expect(estLigneVide(['', 'x'])).toBe(false);
  });

  it('ne lève jamais d’exception, et n’écrit jamais la valeur fautive dans le message', () => {
    const messages = Object.values(MESSAGES_REJET).map((message) => message.slice(0, -1));
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 15, maxLength: 24 }), (valeurs) => {
        const lue = lireLigne(valeurs, { entete: ENTETE, numero: 2, aujourdhui: '2026-11-22' });
        if (lue.ok) return;
        for (const { message } of lue.erreur.motifs)
          expect(messages.some((connu) => message.startsWith(connu))).toBe(true);
      }),
    );
  });
});
