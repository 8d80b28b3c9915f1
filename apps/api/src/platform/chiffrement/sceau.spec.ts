import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { chiffrer, cleDuSceau, dechiffrer, ouvrir, sceller, SceauRefuse } from './sceau.js';

const hex = (texte: string): Buffer => Buffer.from(texte.replaceAll(/\s/g, ''), 'hex');
const CLE = createSecretKey(Buffer.alloc(32, 0x11));
const k1 = { id: 'k1', cle: CLE };

// « The Galois/Counter Mode of Operation » (McGrew, Viega), cas 13, 14 et 16 : AES-256, nonce de 96 bits.
const CAS_16 = {
  cle: hex('feffe9928665731c6d6a8f9467308308 feffe9928665731c6d6a8f9467308308'),
  nonce: hex('cafebabefacedbaddecaf888'),
  lien: hex('feedfacedeadbeeffeedfacedeadbeef abaddad2'),
  clair: hex(`d9313225f88406e5a55909c5aff5269a 86a7a9531534f7da2e4c303d8a318a72
    1c3c0c95956809532fcf0e2449a6b525 b16aedf5aa0de657ba637b39`),
  chiffre: hex(`522dc1f099567d07f47f37a32a84427d 643a8cdcbfe5c0c97598a2bd2555d1aa
    8cb08e48590dbb3da7b08b1056828838 c5f61e6393ba7a0abcc9f662`),
  tag: hex('76fc6ece0f4e1768cddf8853bb2d551b'),
};
const ZERO = { cle: Buffer.alloc(32), nonce: Buffer.alloc(12), lien: Buffer.alloc(0) };
const CAS = [
  {
    ...ZERO,
    nom: '13',
    clair: Buffer.alloc(0),
    chiffre: Buffer.alloc(0),
    tag: hex('530f8afbc74536b9a963b4f1c4cb738b'),
  },
  {
    ...ZERO,
    nom: '14',
    clair: Buffer.alloc(16),
    chiffre: hex('cea7403d4d606b6e074ec5d3baf39d18'),
    tag: hex('d0d1c8a799996bf0265b98b5d48ab919'),
  },
  { ...CAS_16, nom: '16' },
];

describe('AES-256-GCM à réponse connue', () => {
  it.each(CAS)('cas $nom', ({ cle, nonce, lien, clair, chiffre, tag }) => {
    const secret = createSecretKey(cle);
    const octets = chiffrer(secret, clair, lien, nonce);
    expect(octets.toString('hex')).toBe(Buffer.concat([nonce, chiffre, tag]).toString('hex'));
    expect(dechiffrer(secret, octets, lien).equals(clair)).toBe(true);
  });
});

const enOctets = (texte: string): Buffer => Buffer.from(texte, 'utf8');
const TEXTE_OU_FICHIER = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }).map(enOctets),
  fc.uint8Array({ maxLength: 300 }).map((octets) => Buffer.from(octets)),
);

describe('sceau', () => {
  it('rend tout texte et tout fichier, sous la forme annoncée, jamais deux fois la même', () => {
    fc.assert(
      fc.property(TEXTE_OU_FICHIER, fc.string(), (clair, lien) => {
        const sceau = sceller(k1, clair, lien);
        expect(sceau).toMatch(/^v1\.k1\.[A-Za-z0-9_-]{38,}$/);
        expect(ouvrir(CLE, sceau, lien).equals(clair)).toBe(true);
        expect(sceller(k1, clair, lien)).not.toBe(sceau);
      }),
    );
  });

  it('ne reprend jamais un nonce, même après mille sceaux', () => {
    const nonces = Array.from({ length: 1_000 }, () =>
      Buffer.from(sceller(k1, enOctets(''), '').slice(6), 'base64url')
        .subarray(0, 12)
        .toString('hex'),
    );
    expect(new Set(nonces).size).toBe(1_000);
  });

  it('un bit changé, où qu’il soit, est refusé', () => {
    const sceau = sceller(k1, enOctets('180127512345642'), 'assure.nir_scelle:a');
    const octets = Buffer.from(sceau.slice(6), 'base64url');
    for (let bit = 0; bit < octets.length * 8; bit++) {
      const faux = Buffer.from(octets);
      faux[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => ouvrir(CLE, `v1.k1.${faux.toString('base64url')}`, 'assure.nir_scelle:a')).toThrow(SceauRefuse);
    }
  });

  it('deux lignes, deux colonnes ou deux tables échangées sont refusées', () => {
    const sceau = sceller(k1, enOctets('x'), 'assure.nir_scelle:a');
    for (const lien of ['assure.nir_scelle:b', 'assure.coordonnees_scellees:a', 'signalement.nir_scelle:a', ''])
      expect(() => ouvrir(CLE, sceau, lien)).toThrow(SceauRefuse);
  });

  it('tronqué, vide, sous une autre clé ou d’une autre version, il est refusé sans rien citer', () => {
    const sceau = sceller(k1, enOctets('secret'), 'l');
    const autre = createSecretKey(Buffer.alloc(32, 0x33));
    expect(() => ouvrir(autre, sceau, 'l')).toThrow(SceauRefuse);
    for (const faux of [sceau.slice(0, 20), 'v1.k1.', sceau.slice(0, -1)])
      expect(() => ouvrir(CLE, faux, 'l')).toThrow(SceauRefuse);
    for (const faux of ['', 'secret', 'v2.k1.AAAA', 'v1..AAAA', 'v1.k1', 'v1.k1.AA.AA', 'v1.k 1.AA'])
      expect(() => cleDuSceau(faux)).toThrow(/^Cette valeur n’est pas un sceau lisible\.$/);
  });
});
