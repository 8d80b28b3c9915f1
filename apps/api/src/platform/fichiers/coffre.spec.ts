import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { COFFRE_DE_TEST } from '../../../test/cles-de-test.js';
import { unPdf, unPng } from '../../../test/fichiers/echantillons.js';
import { nouvelId } from '../config/identifiants.js';
import { chiffrer, dechiffrer, FichierAltere } from './chiffrement-flux.js';
import { CoffreFichiers } from './coffre.js';
import { ScellementParCoffre } from './scellement-par-coffre.js';
import { StockageLocal } from './stockage-local.js';

const enFlux = async function* (octets: Uint8Array, pas = 10_000): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < octets.length; i += pas) yield octets.subarray(i, i + pas);
};
const lire = async (flux: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const morceaux: Uint8Array[] = [];
  for await (const morceau of flux) morceaux.push(morceau);
  return Buffer.concat(morceaux);
};
const SEGMENT = 64 * 1024;
const cle = randomBytes(32);

describe('chiffrement d’un flux', () => {
  it.each([0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 200_001])('%i octets : aller et retour', async (n) => {
    const clair = randomBytes(n);
    const chiffre = await lire(chiffrer(enFlux(clair), cle, 'a'));
    expect(chiffre.includes(clair.subarray(0, 32)) && n >= 32).toBe(false);
    expect((await lire(dechiffrer(enFlux(chiffre, 7_777), cle, 'a'))).equals(clair)).toBe(true);
  });

  const refuse = async (octets: Uint8Array, sous = cle, aad = 'a'): Promise<void> => {
    await expect(lire(dechiffrer(enFlux(octets), sous, aad))).rejects.toBeInstanceOf(FichierAltere);
  };

  it('tout bit changé, segment ôté, échangé, ajouté ou coupé se voit', async () => {
    const clair = randomBytes(3 * SEGMENT + 10);
    const chiffre = await lire(chiffrer(enFlux(clair), cle, 'a'));
    const pas = SEGMENT + 16;
    const segment = (i: number): Buffer => chiffre.subarray(5 + i * pas, 5 + (i + 1) * pas);
    for (const place of [0, 4, 5, 70_000, chiffre.length - 1]) {
      const change = Buffer.from(chiffre);
      change[place] = change[place]! ^ 1;
      await refuse(change);
    }
    const tete = chiffre.subarray(0, 5);
    await refuse(Buffer.concat([tete, segment(1), segment(0), segment(2), segment(3)]));
    await refuse(Buffer.concat([tete, segment(0), segment(2), segment(3)]));
    await refuse(Buffer.concat([tete, segment(0), segment(1), segment(2)]));
    await refuse(Buffer.concat([chiffre, segment(3)]));
    await refuse(chiffre.subarray(0, 3));
    await refuse(Buffer.alloc(0));
    await refuse(chiffre, randomBytes(32));
    await refuse(chiffre, cle, 'b');
  });

  it('rien n’est rendu d’un segment avant son sceau', async () => {
    const chiffre = Buffer.from(await lire(chiffrer(enFlux(randomBytes(100)), cle, 'a')));
    chiffre[10] = chiffre[10]! ^ 1;
    await expect(dechiffrer(enFlux(chiffre), cle, 'a').next()).rejects.toBeInstanceOf(FichierAltere);
  });
});

describe('coffre', () => {
  let racine: string;
  let coffre: CoffreFichiers;
  let stockage: StockageLocal;
  beforeEach(() => {
    racine = mkdtempSync(join(tmpdir(), 'pdp-coffre-'));
    stockage = new StockageLocal(racine);
    coffre = new CoffreFichiers(stockage, new ScellementParCoffre(COFFRE_DE_TEST));
  });
  afterEach(() => rmSync(racine, { recursive: true, force: true }));
  const fichiers = (): string[] =>
    readdirSync(racine, { recursive: true })
      .map(String)
      .filter((f) => f.length > 2);

  it('range chiffré, lisible du seul processus, et rend l’original', async () => {
    const id = nouvelId();
    const clair = unPdf('Canari ZQX '.repeat(20_000));
    const recu = await coffre.recevoir(id, enFlux(clair, 100));
    expect(recu).toMatchObject({ type: 'application/pdf', octets: clair.length });
    const [nom = ''] = fichiers();
    expect(nom).toBe(join(id.slice(-2), id));
    expect(statSync(join(racine, nom)).mode & 0o777).toBe(0o600);
    expect(statSync(join(racine, id.slice(-2))).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(racine, nom)).includes('Canari')).toBe(false);
    expect((await lire(coffre.ouvrir(id, recu.cle))).equals(clair)).toBe(true);
  });

  it.each([
    ['vide', Buffer.alloc(0), 'VIDE'],
    ['un programme nommé .pdf', Buffer.from('MZ' + 'x'.repeat(500)), 'TYPE_REFUSE'],
    ['une page web', Buffer.from('<html><script>alert(1)</script>%PDF-1.7 %%EOF'), 'TYPE_REFUSE'],
    ['une image SVG', Buffer.from('<svg onload="x"/>'), 'TYPE_REFUSE'],
    ['une archive', Buffer.from('PK\x03\x04' + 'x'.repeat(100)), 'TYPE_REFUSE'],
    ['un PDF coupé', Buffer.from('%PDF-1.7\nrien d’autre ' + 'x'.repeat(5000)), 'INCOMPLET'],
    ['un PDF protégé', unPdf('trailer << /Encrypt 1 0 R >>'), 'PROTEGE'],
    ['une image démesurée', unPng(60_000, 60_000), 'IMAGE_DEMESUREE'],
    ['un octet de trop', unPdf(Buffer.alloc(10 * 1024 * 1024)), 'TROP_GROS'],
  ])('refuse %s, et ne garde rien', async (_, octets, defaut) => {
    await expect(coffre.recevoir(nouvelId(), enFlux(octets, 65_536))).rejects.toMatchObject({ defaut });
    expect(fichiers()).toEqual([]);
  });

  it('reconnaît la protection à cheval sur deux morceaux', async () => {
    const pdf = unPdf('x'.repeat(100) + '/Encrypt 1 0 R');
    const coupe = pdf.indexOf('/Encrypt') + 4;
    const flux = (async function* () {
      yield pdf.subarray(0, coupe);
      yield pdf.subarray(coupe);
    })();
    await expect(coffre.recevoir(nouvelId(), flux)).rejects.toMatchObject({ defaut: 'PROTEGE' });
  });

  it('un envoi qui casse en route ne laisse rien', async () => {
    const flux = (async function* () {
      yield unPdf('x'.repeat(100_000));
      throw new Error('coupure');
    })();
    await expect(coffre.recevoir(nouvelId(), flux)).rejects.toThrow('coupure');
    expect(fichiers()).toEqual([]);
  });

  it('un fichier mis à la place d’un autre ne s’ouvre pas', async () => {
    const [a, b] = [nouvelId(), nouvelId()];
    const [cleA, cleB] = [
      (await coffre.recevoir(a, enFlux(unPdf('A')))).cle,
      (await coffre.recevoir(b, enFlux(unPdf('B')))).cle,
    ];
    writeFileSync(join(racine, b.slice(-2), b), readFileSync(join(racine, a.slice(-2), a)));
    await expect(lire(coffre.ouvrir(b, cleB))).rejects.toBeInstanceOf(FichierAltere);
    expect(() => coffre.ouvrir(b, cleA)).toThrow();
  });

  it('lister voit tout, écritures inachevées comprises ; effacer deux fois est sans effet', async () => {
    const id = nouvelId();
    await coffre.recevoir(id, enFlux(unPdf()));
    const inacheve = nouvelId();
    await coffre.recevoir(inacheve, enFlux(unPdf()));
    const chemin = join(racine, inacheve.slice(-2), `${inacheve}.partiel`);
    writeFileSync(chemin, 'reste');
    utimesSync(chemin, 1, 1);
    await coffre.effacer(id);
    await coffre.effacer(id);
    const vus: string[] = [];
    for await (const vu of stockage.lister()) vus.push(vu.id);
    expect(new Set(vus)).toEqual(new Set([inacheve]));
    await expect(stockage.effacer('../../etc/passwd')).rejects.toThrow('mal formé');
  });
});
