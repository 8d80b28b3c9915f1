import { describe, expect, it } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { CompositeurPdf } from './compositeur-pdf.js';
import type { BlocPdf, DocumentPdf } from './document-pdf.js';
import { enOpenType, lirePolices } from './polices.js';

const compositeur = new CompositeurPdf();
const document = (blocs: readonly BlocPdf[], titre = 'Vos données'): DocumentPdf => ({
  titre,
  auteur: 'Plateforme PDP',
  gros: true,
  pied: 'Document personnel',
  date: new Date('2026-11-22T10:00:00Z'),
  blocs,
});

/** Tout ce qu'un PDF contient, flux décompressés. */
function ouvrir(pdf: Buffer): string {
  const brut = pdf.toString('latin1');
  const flux = [...brut.matchAll(/stream\r?\n/g)].map(({ index, 0: mot }) => {
    const debut = index + mot.length;
    const octets = pdf.subarray(debut, brut.indexOf('endstream', debut));
    try {
      return inflateSync(octets).toString('latin1');
    } catch {
      return '';
    }
  });
  return [brut, ...flux].join('\n');
}

const TOUT: readonly BlocPdf[] = [
  { sorte: 'titre', niveau: 1, texte: 'Qui vous êtes' },
  { sorte: 'champs', champs: [{ libelle: 'Nom', valeur: 'Guéguen' }] },
  { sorte: 'paragraphe', texte: 'Une ligne\nUne autre', discret: true },
  { sorte: 'encadre', texte: 'À savoir' },
  { sorte: 'liste', elements: ['un', 'deux'] },
  { sorte: 'titre', niveau: 2, texte: 'Qui a ouvert' },
  { sorte: 'tableau', legende: 'Accès', entetes: ['Quand', 'Qui'], lignes: [['le 2', 'Claire']] },
];

describe('PDF accessible', () => {
  it('est balisé, en français, titré, et annonce la norme PDF/UA-1', async () => {
    const texte = ouvrir(await compositeur.composer(document(TOUT)));
    expect(texte).toContain('/StructTreeRoot');
    expect(texte).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(texte).toMatch(/\/Lang\s*\(fr/);
    expect(texte).toMatch(/pdfuaid:part[>="]+1/);
    expect(texte).toContain('/DisplayDocTitle true');
    for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'Table', 'THead', 'TH', 'TD'])
      expect(texte).toMatch(new RegExp(`/S\\s*/${role}\\b`));
    expect(texte).toContain('AtkinsonHyperlegibleNext');
  });

  it('le même document a les mêmes octets', async () => {
    const [un, deux] = [await compositeur.composer(document(TOUT)), await compositeur.composer(document(TOUT))];
    expect(un.equals(deux)).toBe(true);
  });

  it('aucun texte n’est interprété, où qu’il soit', async () => {
    for (const hostile of HOSTILES) {
      const blocs: readonly BlocPdf[] = [
        { sorte: 'titre', niveau: 1, texte: hostile },
        { sorte: 'paragraphe', texte: hostile },
        { sorte: 'encadre', texte: hostile },
        { sorte: 'liste', elements: [hostile] },
        { sorte: 'champs', champs: [{ libelle: hostile, valeur: hostile }] },
        { sorte: 'tableau', legende: hostile, entetes: [hostile], lignes: [[hostile]] },
      ];
      const pdf = await compositeur.composer({
        ...document(blocs, hostile || 'Titre'),
        sousTitre: hostile,
        pied: hostile,
      });
      const texte = ouvrir(pdf);
      expect(texte).not.toContain('/Subtype /Link');
      expect(texte).not.toContain('/Subtype /Image');
      expect(texte).not.toContain('/JavaScript');
      expect(texte).not.toContain('root:');
    }
  });

  it('refuse un document sans titre', async () => {
    await expect(compositeur.composer(document(TOUT, ''))).rejects.toThrow();
  });
});

const HOSTILES: readonly string[] = [
  '#panic("lu")',
  '#read("/etc/passwd")',
  '#image("/etc/passwd")',
  '#link("https://ailleurs.invalid")[ici]',
  '$ sum_(i=0)^n $ *gras* _it_ `code` = titre <note> @ref',
  '"); #panic("échappé',
  '\\u{23}panic("x") // commentaire /* bloc',
  '{{7*7}} ${7*7} <script>alert(1)</script>',
  'https://ailleurs.invalid/adresse',
  '',
];

describe('police', () => {
  it('les fichiers se déballent en OpenType, sommes de contrôle comprises', () => {
    for (const octets of lirePolices()) {
      const nombre = octets.readUInt16BE(4);
      expect(nombre).toBeGreaterThan(8);
      for (let i = 0; i < nombre; i++) {
        const place = 12 + i * 16;
        if (octets.toString('latin1', place, place + 4) === 'head') continue;
        const [somme, debut, taille] = [4, 8, 12].map((d) => octets.readUInt32BE(place + d)) as [
          number,
          number,
          number,
        ];
        const fin = debut + taille + ((4 - (taille % 4)) % 4);
        let total = 0;
        for (let mot = debut; mot < fin; mot += 4) total = (total + octets.readUInt32BE(mot)) >>> 0;
        expect(total).toBe(somme);
      }
    }
  });

  it('refuse autre chose qu’un WOFF', () => {
    expect(() => enOpenType(Buffer.from('wOF2'.padEnd(64, '\0')))).toThrow();
  });
});
