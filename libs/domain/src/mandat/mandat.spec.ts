import { etatDeMandat, lireMandat } from './mandat.js';

const SAISIE = {
  civilite: 'M.',
  nomNaissance: 'Guéguen',
  prenom: 'Marc',
  dateNaissance: '1950-02-03',
  portee: 'LIRE',
  debut: '2026-11-22',
  fin: '2027-11-22',
};
const fautes = (ecart: object): readonly string[] => {
  const lu = lireMandat({ ...SAISIE, ...ecart }, '2026-11-22');
  return lu.ok ? [] : lu.erreur.map(({ chemin }) => chemin);
};

it.each([
  ['complet', {}, []],
  ['cinq ans', { fin: '2031-11-22' }, []],
  ['plus de cinq ans', { fin: '2031-11-23' }, ['fin']],
  ['fin avant le début', { fin: '2026-11-22' }, ['fin']],
  ['déjà commencé', { debut: '2026-11-21' }, ['debut']],
  ['mineur', { dateNaissance: '2008-11-23' }, ['dateNaissance']],
  ['majeur aujourd’hui', { dateNaissance: '2008-11-22' }, []],
  ['portée inconnue', { portee: 'TOUT' }, ['portee']],
  ['sans nom ni fin', { nomNaissance: ' ', fin: null }, ['nomNaissance', 'fin']],
  ['champ étranger', { role: 'ADMIN' }, ['role']],
])('%s', (_nom, ecart, attendues) => {
  expect(fautes(ecart)).toEqual(attendues);
});

it.each([
  ['A_VENIR', '2026-12-01', null, null],
  ['EN_COURS', '2026-11-01', null, null],
  ['EN_COURS', '2026-11-01', '2026-12-01', null],
  ['FINI', '2026-11-01', '2026-11-22', null],
  ['REVOQUE', '2026-11-01', '2026-12-01', '2026-11-10'],
] as const)('%s', (etat, debut, fin, revoqueLe) => {
  const date = (jour: string | null) => (jour === null ? null : new Date(`${jour}T00:00:00Z`));
  const mandat = { debut: date(debut)!, fin: date(fin), revoqueLe: date(revoqueLe) };
  expect(etatDeMandat(mandat, new Date('2026-11-22T00:00:00Z'))).toBe(etat);
});
