import { describe, expect, it } from '@jest/globals';
import { defautsMachine } from '../noyau/machine.js';
import { LIMITES_DOCUMENT, MACHINE_FICHIER } from './document.js';
import { assainirNomFichier, titreDepuisNom } from './nom-fichier.js';
import { defautDeForme, estProtege, typeDeFichier } from './octets-magiques.js';

const octets = (texte: string): Uint8Array => Uint8Array.from(texte, (c) => c.charCodeAt(0));

describe('nom de fichier', () => {
  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\moi\\bilan.docx', 'bilan.pdf'],
    ['facture.pdf.exe', 'facture.pdf.pdf'],
    ['\u202Efdp.exe', 'fdp.pdf'],
    ['a\u0000b\r\nSet-Cookie: x.pdf', 'abSet-Cookie- x.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['..', 'document.pdf'],
    ['', 'document.pdf'],
    ['   ', 'document.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['lpt1', '_lpt1.pdf'],
    ['-rf.pdf', 'rf.pdf'],
    ['Convention d’essai — Élodie.PDF', 'Convention d’essai — Élodie.pdf'],
    ['é'.normalize('NFD') + '.pdf', 'é.pdf'],
    ['"; filename="x.pdf', 'filename--x.pdf'],
    ['\ud800seul.pdf', 'seul.pdf'],
  ])('« %s » devient « %s »', (recu, attendu) => {
    expect(assainirNomFichier(recu, 'application/pdf')).toBe(attendu);
  });

  it.each([
    '../../etc/passwd',
    '\u202Efdp.exe',
    '"; filename="x',
    '🧑‍⚕️'.repeat(300),
    '\\'.repeat(50),
    'a/b',
    '%2e%2e%2f',
  ])('« %s » : ni chemin, ni signe réservé, borné, non vide', (recu) => {
    const nom = assainirNomFichier(recu, 'image/png');
    expect(nom).toMatch(/^[^\\/<>:"|?*%;=`$&'\p{C}]+\.png$/u);
    expect(Array.from(nom).length).toBeLessThanOrEqual(LIMITES_DOCUMENT.nom);
    expect(nom.isWellFormed()).toBe(true);
  });

  it('donne un titre sans extension ni tirets bas', () => {
    expect(titreDepuisNom('Essai_encadre_2026.pdf')).toBe('Essai encadre 2026');
  });
});

describe('octets d’un fichier', () => {
  it.each([
    ['%PDF-1.7\n', 'application/pdf'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['<html>%PDF-1.7', null],
    [' %PDF-1.7', null],
    ['MZ\x90\0', null],
    ['PK\x03\x04', null],
    ['<svg xmlns="http://www.w3.org/2000/svg">', null],
    ['\x89PNG\r\n\x1a\n<script>', null],
    ['GIF89a', null],
    ['%PD', null],
    ['', null],
  ])('%j → %s', (tete, type) => {
    expect(typeDeFichier(octets(tete))).toBe(type);
  });

  const png = (largeur: number, hauteur: number): Uint8Array => {
    const tete = new Uint8Array(33);
    new DataView(tete.buffer).setUint32(16, largeur);
    new DataView(tete.buffer).setUint32(20, hauteur);
    return tete;
  };
  const FIN = octets('\0\0\0\0IEND\xaeB\x60\x82');

  it.each([
    [1, 1, null],
    [20_000, 5_000, null],
    [20_001, 1, 'IMAGE_DEMESUREE'],
    [20_000, 20_000, 'IMAGE_DEMESUREE'],
    [0, 10, 'IMAGE_DEMESUREE'],
    [4_294_967_295, 4_294_967_295, 'IMAGE_DEMESUREE'],
  ])('PNG de %i × %i points : %s', (largeur, hauteur, defaut) => {
    expect(defautDeForme('image/png', png(largeur, hauteur), FIN)).toBe(defaut);
  });

  it('un PNG suivi d’autre chose, ou un PDF coupé, est incomplet', () => {
    expect(defautDeForme('image/png', png(1, 1), octets('IEND<script>'))).toBe('INCOMPLET');
    expect(defautDeForme('application/pdf', octets('%PDF-'), octets('startxref'))).toBe('INCOMPLET');
    expect(defautDeForme('application/pdf', octets('%PDF-'), octets('%%EOF\n'))).toBeNull();
  });

  it('un PDF protégé se reconnaît', () => {
    expect(estProtege(octets('trailer << /Encrypt 5 0 R >>'))).toBe(true);
    expect(estProtege(octets('trailer << /Root 5 0 R >>'))).toBe(false);
  });
});

it('la machine d’un fichier tient debout', () => {
  expect(defautsMachine(MACHINE_FICHIER)).toEqual([]);
});
