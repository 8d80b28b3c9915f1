import { DISPOSITIFS } from '../dispositif/catalogue-dispositifs.js';
import type { TypeDispositif } from '../dispositif/types-dispositif.js';
import { CODES_GENRE_FRISE, GENRES_FRISE, sortesDuGenre } from './genres.js';
import { DISPOSITIFS_OBTENUS, ETATS_OBTENUS, moisEcoules, nommerResultats, preciserAction } from './recit.js';

it.each([
  ['2026-01-15', '2026-01-15', 0],
  ['2026-01-15', '2026-02-14', 0],
  ['2026-01-15', '2026-02-15', 1],
  ['2026-01-31', '2026-02-28', 1],
  ['2025-11-30', '2026-11-29', 11],
  ['2026-05-02', '2026-05-01', 0],
])('du %s au %s : %i mois', (du, au, mois) => {
  expect(moisEcoules(du, au)).toBe(mois);
});

it('chaque état obtenu existe dans sa table, et l’inaptitude n’en a aucun', () => {
  for (const [type, etats] of Object.entries(ETATS_OBTENUS))
    for (const etat of etats) expect(DISPOSITIFS[type as TypeDispositif].etats).toHaveProperty(etat);
  expect(ETATS_OBTENUS.INAPTITUDE).toEqual([]);
  expect(DISPOSITIFS_OBTENUS).toContain('RQTH:ACCORDEE');
});

it('nomme les résultats dans l’ordre du temps, et tait un code inconnu', () => {
  expect(
    nommerResultats([
      { sorte: 'issue', code: 'RETRAITE', le: '2026-06-01' },
      { sorte: 'dispositif', code: 'RQTH:ACCORDEE', le: '2026-03-01' },
      { sorte: 'dispositif', code: 'toString:X', le: '2026-03-02' },
      { sorte: 'dispositif', code: 'ACTION_PENDANT_ARRET:TERMINE', le: '2026-03-03', precision: 'Inclu’Pro, action 1' },
      { sorte: 'preconisation', code: 'CPF', le: '2026-04-01' },
      { sorte: 'visite', code: 'REALISEE', le: '2026-02-01' },
      { sorte: 'issue', code: 'INCONNUE', le: '2026-07-01' },
    ]).map(({ libelle }) => libelle),
  ).toEqual([
    'Visite de pré-reprise faite',
    'Reconnaissance de travailleur handicapé : accordée',
    'Action pendant l’arrêt (Inclu’Pro, action 1) : terminée',
    'Réalisé : compte personnel de formation',
    'À la clôture : retraite',
  ]);
});

it('une action pendant l’arrêt se nomme par le nom donné, sinon par sa nature', () => {
  expect(preciserAction({ nomAction: 'Inclu’Pro, action 1', natureAction: 'INCLUPRO_FORMATION' })).toBe(
    'Inclu’Pro, action 1',
  );
  expect(preciserAction({ nomAction: '  ', natureAction: 'VAE' })).toBe('Validation des acquis de l’expérience');
  expect(preciserAction({})).toBeUndefined();
});

it('une source n’a qu’un genre', () => {
  const sortes = CODES_GENRE_FRISE.flatMap((genre) => GENRES_FRISE[genre].sortes as readonly string[]);
  expect(new Set(sortes).size).toBe(sortes.length);
  expect(sortesDuGenre(undefined)).toBeNull();
  expect(sortesDuGenre('VISITE')).toEqual(['visite']);
});
