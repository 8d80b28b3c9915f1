import Holidays from 'date-holidays';
import { ajouterJours, jourSemaine } from '../noyau/date-civile.js';
import { heureParis } from '../noyau/horloge.js';
import { estFerie, estJourOuvrable, estJourTravaille, joursFeries, joursOuvrables } from '../noyau/jours-feries.js';
import { seancesPrevues } from './recurrence.js';

const reference = (annee: number, region?: string) => {
  const jours = region ? new Holidays('FR', region) : new Holidays('FR');
  return [
    ...new Set(
      jours
        .getHolidays(annee)
        .filter(({ type }) => type === 'public')
        .map(({ date }) => date.slice(0, 10)),
    ),
  ].sort();
};

describe('jours fériés', () => {
  it.each(Array.from({ length: 30 }, (_, rang) => 2015 + rang))('%i : comme la référence', (annee) => {
    // La référence compte Pâques et la Pentecôte, qui tombent toujours un dimanche et ne sont pas dans la loi.
    const loi = reference(annee).filter((date) => joursFeries(annee).includes(date) || jourSemaine(date) !== 7);
    expect(joursFeries(annee)).toEqual(loi);
  });

  it('ajoute le Vendredi saint et la Saint-Étienne en Alsace-Moselle', () => {
    expect(joursFeries(2026, true).filter((date) => !joursFeries(2026).includes(date))).toEqual([
      '2026-04-03',
      '2026-12-26',
    ]);
    expect([estFerie('2026-12-26'), estFerie('2026-12-26', true)]).toEqual([false, true]);
  });

  it.each([
    ['2026-11-20', true, true],
    ['2026-11-21', false, true],
    ['2026-11-22', false, false],
    ['2026-11-11', false, false],
    ['2026-05-25', false, false],
  ])('%s : travaillé %p, ouvrable %p', (date, travaille, ouvrable) => {
    expect([estJourTravaille(date), estJourOuvrable(date)]).toEqual([travaille, ouvrable]);
  });

  it('compte les jours ouvrables d’un essai', () => {
    expect(joursOuvrables('2026-11-09', '2026-11-14')).toBe(5);
    expect(joursOuvrables('2026-11-23', '2026-12-08')).toBe(14);
    expect(joursOuvrables('2026-11-22', '2026-11-22')).toBe(0);
    expect(joursOuvrables('2026-11-23', '2026-11-22')).toBe(0);
  });
});

describe('récurrence', () => {
  it('tous les quatorze jours, à la même heure de Paris', () => {
    const seances = seancesPrevues({ premiere: '2026-03-05', heure: '14:00' }, '2026-03-01', '2027-03-01');
    expect(seances.map(({ debut }) => heureParis(new Date(debut)))).toEqual(seances.map(() => '14:00'));
    expect(seances.slice(0, 4)).toEqual([
      { date: '2026-03-05', debut: '2026-03-05T13:00:00.000Z' },
      { date: '2026-03-19', debut: '2026-03-19T13:00:00.000Z' },
      { date: '2026-04-02', debut: '2026-04-02T12:00:00.000Z' },
      { date: '2026-04-16', debut: '2026-04-16T12:00:00.000Z' },
    ]);
    // L'Ascension (14 mai) est sautée : 26 dates de rythme moins une.
    expect(seances.some(({ date }) => date === '2026-05-14')).toBe(false);
    expect(seances.some(({ date }) => date === '2026-05-28')).toBe(true);
    expect(seances).toHaveLength(25);
  });

  it('repousse au jour travaillé suivant si on le préfère, sans décaler la suite', () => {
    const dates = seancesPrevues(
      { premiere: '2026-04-30', heure: '09:30', siFerie: 'JOUR_SUIVANT' },
      '2026-05-01',
      '2026-06-01',
    ).map(({ date }) => date);
    expect(dates).toEqual(['2026-05-15', '2026-05-28']);
    expect(
      seancesPrevues(
        { premiere: '2026-05-01', heure: '09:30', siFerie: 'JOUR_SUIVANT' },
        '2026-05-01',
        '2026-05-10',
      ).map(({ date }) => date),
    ).toEqual(['2026-05-04']);
  });

  it('repart d’une période lointaine sans dériver, et ne commence pas avant la première', () => {
    const lointaine = seancesPrevues({ premiere: '2020-01-02', heure: '14:00' }, '2026-11-01', '2026-11-30').map(
      ({ date }) => date,
    );
    expect(lointaine).toEqual(['2026-11-12', '2026-11-26']);
    expect(lointaine.every((date) => jourSemaine(date) === 4)).toBe(true);
    expect(
      seancesPrevues({ premiere: '2026-11-26', heure: '14:00' }, '2026-01-01', '2026-11-30').map(({ date }) => date),
    ).toEqual(['2026-11-26']);
    expect(seancesPrevues({ premiere: '2026-11-26', heure: '14:00' }, '2026-12-01', '2026-11-30')).toEqual([]);
  });

  it('retrouve, à cheval sur deux périodes, une séance repoussée dans la seconde', () => {
    const r = { premiere: '2026-05-14', heure: '14:00', siFerie: 'JOUR_SUIVANT' } as const;
    const entier = seancesPrevues(r, '2026-05-01', '2026-06-30').map(({ date }) => date);
    const parMorceaux = [
      ...seancesPrevues(r, '2026-05-01', '2026-05-14'),
      ...seancesPrevues(r, '2026-05-15', '2026-06-30'),
    ].map(({ date }) => date);
    expect(parMorceaux).toEqual(entier);
    expect(entier[0]).toBe(ajouterJours('2026-05-14', 1));
  });

  it('refuse un rythme nul', () => {
    expect(() =>
      seancesPrevues({ premiere: '2026-01-01', heure: '14:00', tousLesJours: 0 }, '2026-01-01', '2026-02-01'),
    ).toThrow(RangeError);
  });
});
