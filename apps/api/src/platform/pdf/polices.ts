import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';

/** Nom de la famille, tel que les fichiers le portent. */
export const FAMILLE = 'Atkinson Hyperlegible Next';

const FICHIERS = ['latin', 'latin-ext'].flatMap((jeu) =>
  ['400-normal', '700-normal'].map((graisse) => `atkinson-hyperlegible-next-${jeu}-${graisse}.woff`),
);

/** La police de l'application (OFL 1.1), en OpenType : le compositeur ne lit pas le WOFF. */
export function lirePolices(): Buffer[] {
  const { resolve } = createRequire(import.meta.url);
  return FICHIERS.map((nom) =>
    enOpenType(readFileSync(resolve(`@fontsource/atkinson-hyperlegible-next/files/${nom}`))),
  );
}

const ENTETE_WOFF = 44;
const ENTREE_WOFF = 20;
const ENTETE_SFNT = 12;
const ENTREE_SFNT = 16;

/** Déballe un fichier WOFF 1 (W3C) : mêmes tables, décompressées, sous un en-tête OpenType. */
export function enOpenType(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('police WOFF attendue');
  const nombre = woff.readUInt16BE(12);
  const tables = Array.from({ length: nombre }, (_, i) => lireTable(woff, ENTETE_WOFF + i * ENTREE_WOFF));
  const entete = Buffer.alloc(ENTETE_SFNT + nombre * ENTREE_SFNT);
  woff.copy(entete, 0, 4, 8);
  const puissance = 2 ** Math.floor(Math.log2(nombre));
  entete.writeUInt16BE(nombre, 4);
  entete.writeUInt16BE(puissance * 16, 6);
  entete.writeUInt16BE(Math.log2(puissance), 8);
  entete.writeUInt16BE((nombre - puissance) * 16, 10);
  const corps: Buffer[] = [];
  let position = entete.length;
  tables.forEach(({ nom, somme, octets }, i) => {
    const place = ENTETE_SFNT + i * ENTREE_SFNT;
    nom.copy(entete, place);
    entete.writeUInt32BE(somme, place + 4);
    entete.writeUInt32BE(position, place + 8);
    entete.writeUInt32BE(octets.length, place + 12);
    const rembourree = Buffer.concat([octets, Buffer.alloc((4 - (octets.length % 4)) % 4)]);
    corps.push(rembourree);
    position += rembourree.length;
  });
  return Buffer.concat([entete, ...corps]);
}

type Table = { readonly nom: Buffer; readonly somme: number; readonly octets: Buffer };

function lireTable(woff: Buffer, place: number): Table {
  const [debut, comprimee, taille] = [4, 8, 12].map((d) => woff.readUInt32BE(place + d)) as [number, number, number];
  const brute = woff.subarray(debut, debut + comprimee);
  return {
    nom: woff.subarray(place, place + 4),
    somme: woff.readUInt32BE(place + 16),
    octets: comprimee < taille ? inflateSync(brute) : brute,
  };
}
