import { lireContenu } from '../noyau/schema.js';
import { livretVide } from './contenu-livret.js';
import { SCHEMA_DIT, phraseDite } from './dit-assure.js';

const JOUR = '2026-03-03';
const DIT = { date: '2026-03-02', canal: 'TELEPHONE', phrase: 'Votre demande est partie.' };
const fautes = (valeur: unknown): readonly string[] => {
  const lu = lireContenu(SCHEMA_DIT, valeur, JOUR);
  return lu.ok ? [] : lu.erreur.map(({ chemin }) => chemin);
};

it('une phrase se note avec sa date et son canal ; ni vide, ni à venir, ni par un canal inconnu', () => {
  expect(fautes(DIT)).toEqual([]);
  expect(fautes({})).toEqual(['date', 'canal', 'phrase']);
  expect(fautes({ ...DIT, date: '2026-03-04' })).toEqual(['date']);
  expect(fautes({ ...DIT, canal: 'RUMEUR' })).toEqual(['canal']);
  expect(fautes({ ...DIT, phrase: 'a'.repeat(301) })).toEqual(['phrase']);
});

it('la phrase d’un livret est sa décision la plus récente, sinon où la personne en est', () => {
  const contenu = { ...livretVide(), ouJenSuis: 'Nous commençons.' };
  expect(phraseDite(contenu)).toBe('Nous commençons.');
  const decisions = [
    { date: '2026-01-02', phrase: 'Ancienne.' },
    { date: '2026-02-02', phrase: 'Récente.' },
  ];
  expect(phraseDite({ ...contenu, decisions })).toBe('Récente.');
});
