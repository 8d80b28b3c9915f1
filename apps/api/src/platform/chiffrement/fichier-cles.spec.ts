import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lireConfiguration } from '../config/configuration.js';
import { Coffre } from './coffre.js';
import { ClesDuFichier, ecrireCles, lireCles } from './fichier-cles.js';
import { cleSuivante, FichierDeClesRefuse, lireFichierDeCles, type FichierDeCles } from './trousseau.js';

const cle = (octet: number): string => Buffer.alloc(32, octet).toString('base64url');
const BON: FichierDeCles = {
  format: 'pdp-cles-1',
  courante: 'k1',
  cles: [{ id: 'k1', cle: cle(1), creeLe: '2026-01-01T00:00:00.000Z' }],
  empreinte: { id: 'e1', cle: cle(2), creeLe: '2026-01-01T00:00:00.000Z' },
};

let dossier: string;
let fichier: string;
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'pdp-cles-essai-'));
  fichier = join(dossier, 'profond', 'cles.json');
});
afterEach(() => rmSync(dossier, { recursive: true, force: true }));

describe('fichier de clés', () => {
  it('se crée une fois, lisible par son seul propriétaire, et ne se remplace jamais', () => {
    const premieres = lireCles({ fichier, creer: true });
    expect(statSync(fichier).mode & 0o777).toBe(0o600);
    expect(lireCles({ fichier, creer: true })).toEqual(premieres);
    expect(new Set([premieres.cles[0]!.cle, premieres.empreinte.cle]).size).toBe(2);
  });

  it('absent, ne s’invente pas si on ne l’a pas permis', () => {
    expect(() => lireCles({ fichier, creer: false })).toThrow(/absent ou illisible \(PDP_FICHIER_CLES\)/);
  });

  it.each<[string, unknown]>([
    ['texte quelconque', 'bonjour'],
    ['autre format', { ...BON, format: 'x' }],
    ['aucune clé', { ...BON, cles: [] }],
    ['clé courte', { ...BON, cles: [{ ...BON.cles[0], cle: 'AAAA' }] }],
    ['sans empreinte', { ...BON, empreinte: undefined }],
    ['courante inconnue', { ...BON, courante: 'k9' }],
    ['identifiant répété', { ...BON, cles: [BON.cles[0], { ...BON.cles[0], cle: cle(3) }] }],
    ['identifiant avec point', { ...BON, courante: 'k.1', cles: [{ ...BON.cles[0], id: 'k.1' }] }],
    ['même clé pour les données et l’empreinte', { ...BON, empreinte: { ...BON.empreinte, cle: cle(1) } }],
  ])('%s : refusé, sans citer de clé', (_, contenu) => {
    const texte = typeof contenu === 'string' ? contenu : JSON.stringify(contenu);
    expect(() => lireFichierDeCles(texte)).toThrow(FichierDeClesRefuse);
    expect(() => lireFichierDeCles(texte)).not.toThrow(cle(1));
  });

  it('une clé neuve n’a jamais le nom d’une ancienne', () => {
    expect(cleSuivante('k', [...BON.cles, { ...BON.cles[0]!, id: 'k7' }], new Date()).id).toBe('k8');
  });
});

describe('coffre ouvert sur un fichier', () => {
  it('voit une clé ajoutée par un autre processus sans redémarrer, et lit toujours les anciennes', () => {
    lireCles({ fichier, creer: true });
    ecrireCles(fichier, BON);
    const [ici, ailleurs] = [coffre(), coffre()];
    const ancien = ici.sceller('livret_cap.texte_scelle', 'a', 'avant');
    const neuve = cleSuivante('k', BON.cles, new Date());
    ecrireCles(fichier, { ...BON, courante: neuve.id, cles: [...BON.cles, neuve] });
    const apres = coffre().sceller('livret_cap.texte_scelle', 'a', 'après');
    expect([ancien.slice(0, 6), apres.slice(0, 6)]).toEqual(['v1.k1.', 'v1.k2.']);
    // `ailleurs` n'a pas encore relu : la clé inconnue le lui fait faire.
    expect(ailleurs.ouvrir('livret_cap.texte_scelle', 'a', apres)).toBe('après');
    expect(ailleurs.ouvrir('livret_cap.texte_scelle', 'a', ancien)).toBe('avant');
    expect(ailleurs.sceller('livret_cap.texte_scelle', 'a', 'x')).toMatch(/^v1\.k2\./);
  });

  it('un fichier devenu mauvais laisse servir les dernières bonnes clés', () => {
    lireCles({ fichier, creer: true });
    const cles = new ClesDuFichier({ fichier, creer: false });
    const { courante } = cles.actuel();
    writeFileSync(fichier, '{');
    expect(cles.relire().courante).toBe(courante);
    rmSync(fichier);
    expect(cles.relire().courante).toBe(courante);
  });

  it('une clé retirée rend les valeurs illisibles, et le dit', () => {
    lireCles({ fichier, creer: true });
    ecrireCles(fichier, BON);
    const sceau = coffre().sceller('livret_cap.texte_scelle', 'a', 'avant');
    ecrireCles(fichier, { ...BON, courante: 'k2', cles: [{ ...BON.cles[0]!, id: 'k2', cle: cle(9) }] });
    expect(() => coffre().ouvrir('livret_cap.texte_scelle', 'a', sceau)).toThrow(/La clé « k1 » n’est pas/);
  });

  const coffre = (): Coffre => Coffre.duFichier({ fichier, creer: false });
});

describe('empreinte du NIR', () => {
  const coffre = (octet: number): Coffre => {
    const lu = { ...BON, empreinte: { ...BON.empreinte, cle: cle(octet) } };
    lireCles({ fichier, creer: true });
    ecrireCles(fichier, lu);
    return Coffre.duFichier({ fichier, creer: false });
  };

  // HMAC-SHA-256 de « 1801275123456 » sous 32 octets 0x22, calculé ailleurs.
  it('est le HMAC des treize premiers caractères, sans la clé du NIR ni ses espaces', () => {
    const connue = '0d75606d91890e2abb24aa7bdbce201ec32670bb245faf04cfc274d862419602';
    for (const nir of ['1801275123456', '180127512345642', '1 80 12 75 123 456 42'])
      expect(coffre(0x22).empreinteNir(nir).toString('hex')).toBe(connue);
  });

  it('garde 2A et 2B, et ne vaut rien sous une autre clé', () => {
    const corse = (d: string): string => coffre(0x22).empreinteNir(`18012${d}123456`).toString('hex');
    expect(new Set([corse('2A'), corse('2a'), corse('2B'), corse('19')]).size).toBe(3);
    expect(coffre(0x22).empreinteNir('1801275123456').equals(coffre(0x23).empreinteNir('1801275123456'))).toBe(false);
  });

  it('d’un corps de demande, n’est jamais celle d’un NIR', () => {
    const c = coffre(0x22);
    expect(c.empreinteDeCorps('1801275123456')).not.toBe(c.empreinteNir('1801275123456').toString('hex'));
  });
});

describe('configuration', () => {
  const ENV = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://b/pdp',
    PDP_SECRET: 's'.repeat(32),
    PUBLIC_URL: 'https://pdp.invalid',
    OIDC_ISSUER: 'https://oidc.invalid',
    OIDC_CLIENT_ID: 'a',
    OIDC_CLIENT_SECRET: 'b',
  };
  const fautes = (env: Record<string, string>): readonly string[] => {
    const lu = lireConfiguration({ ...ENV, ...env });
    return 'fautes' in lu ? lu.fautes : [];
  };

  it('la production exige le fichier de clés, et le refuse absent ou mal formé', () => {
    expect(fautes({})).toEqual([expect.stringMatching(/^PDP_FICHIER_CLES : obligatoire en production/)]);
    expect(fautes({ PDP_FICHIER_CLES: fichier })).toEqual(['PDP_FICHIER_CLES : fichier absent ou illisible.']);
    lireCles({ fichier, creer: true });
    expect(fautes({ PDP_FICHIER_CLES: fichier })).toEqual([]);
    writeFileSync(fichier, readFileSync(fichier, 'utf8').replace('"k1"', '"k2"'));
    expect(fautes({ PDP_FICHIER_CLES: fichier })).toEqual([expect.stringMatching(/^PDP_FICHIER_CLES : «/)]);
  });
});
