import * as dates from './dates';
import { enPhrase, initiales, nombre, pluriel, taille, telephone } from './textes';

const simple = (texte: string): string => texte.replace(/[\u00a0\u202f]/g, ' ');

describe('dates', () => {
  it.each([
    ['2026-12-03', 'jeudi 3 décembre 2026'],
    ['2026-12-01', 'mardi 1er décembre 2026'],
    ['pas une date', ''],
  ])('écrit %s en entier', (valeur, attendu) => {
    expect(dates.dateLongue(valeur)).toBe(attendu);
  });

  it('abrège, avec l’année seulement si elle change', () => {
    expect(dates.dateMoyenne('2026-11-12')).toBe('jeu. 12 nov. 2026');
    expect(dates.dateCourte('2026-12-03', '2026-11-24')).toBe('3 déc.');
    expect(dates.dateCourte('2025-12-01', '2026-11-24')).toBe('1er déc. 2025');
    expect(dates.dateChiffres('2026-12-01')).toBe('01/12/2026');
  });

  it('dit l’heure de Paris, été comme hiver', () => {
    expect(dates.heure('2026-11-26T13:00:00Z')).toBe('14 h');
    expect(dates.heure('2026-07-03T07:30:00Z')).toBe('9 h 30');
    expect(dates.dateHeureLongue('2026-12-03T08:30:00Z')).toBe('jeudi 3 décembre 2026, 9 h 30');
    expect(dates.jourDe(new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01');
  });

  it.each([
    ['2026-11-22', 'en retard de 2 j', 'retard'],
    ['2026-11-24', 'aujourd’hui', 'proche'],
    ['2026-11-25', 'demain', 'proche'],
    ['2026-11-27', '27 nov.', 'proche'],
    ['2026-11-30', '30 nov.', 'normale'],
  ])('dit l’échéance %s : %s', (echeance, libelle, urgence) => {
    expect(dates.echeanceEnClair(echeance, '2026-11-24')).toEqual({ libelle, urgence });
  });

  it('compte les jours à travers un changement d’heure', () => {
    expect(dates.joursEntre('2026-10-24', '2026-10-26')).toBe(2);
    expect(dates.plusJours('2026-12-31', 1)).toBe('2027-01-01');
  });

  it.each([
    ['2026-11-24T09:59:40Z', 'à l’instant'],
    ['2026-11-24T09:55:00Z', 'il y a 5 min'],
    ['2026-11-24T07:00:00Z', 'il y a 3 h'],
    ['2026-11-23T22:00:00Z', 'hier'],
    ['2026-11-12T07:00:00Z', '12 nov.'],
  ])('dit depuis quand : %s → %s', (instant, attendu) => {
    expect(dates.ilYA(instant, new Date('2026-11-24T10:00:00Z'))).toBe(attendu);
  });

  it('calcule un âge révolu', () => {
    expect(dates.age('1981-11-24', '2026-11-24')).toBe(45);
    expect(dates.age('1981-11-25', '2026-11-24')).toBe(44);
  });
});

describe('textes', () => {
  it('au milieu d’une phrase, un libellé garde ses sigles', () =>
    expect(enPhrase('Orienter vers l’ETM')).toBe('orienter vers l’ETM'));

  it('accorde au singulier jusqu’à moins de deux', () => {
    expect([0, 1, 2].map((n) => simple(pluriel(n, 'dossier')))).toEqual(['0 dossier', '1 dossier', '2 dossiers']);
    expect(simple(pluriel(3, 'jour ouvrable', 'jours ouvrables'))).toBe('3 jours ouvrables');
    expect(simple(nombre(112000))).toBe('112 000');
  });

  it.each([
    ['Dr Anne Morvan', 'AM'],
    ['Claire Le Bihan', 'CB'],
    ['Mme Sophie', 'S'],
    ['', ''],
  ])('initiales de « %s » : %s', (nom, attendu) => {
    expect(initiales(nom)).toBe(attendu);
  });

  it('écrit un téléphone et une taille', () => {
    expect(telephone('+33297000000')).toBe('02 97 00 00 00');
    expect(telephone('+44 20')).toBe('+44 20');
    expect([taille(12), taille(14_400), taille(1_400_000)].map(simple)).toEqual(['12 o', '14 ko', '1,4 Mo']);
  });
});
