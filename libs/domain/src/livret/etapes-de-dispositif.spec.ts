import { DISPOSITIFS } from '../dispositif/catalogue-dispositifs.js';
import { DISPOSITIFS_DE_SANTE, TYPES_DISPOSITIF } from '../dispositif/types-dispositif.js';
import { etapeAccomplie } from './etapes-de-dispositif.js';
import { verifierLangage } from './langage.js';

const TOUTES = TYPES_DISPOSITIF.flatMap((type) =>
  Object.keys(DISPOSITIFS[type].etats).map((etat) => [type, etat, etapeAccomplie(type, '', etat)] as const),
);

it('chaque dispositif accomplit au moins une étape, dite simplement', () => {
  for (const type of TYPES_DISPOSITIF) {
    const dites = TOUTES.flatMap(([t, , etape]) => (t === type && etape !== null ? [etape] : []));
    expect([type, dites.length > 0]).toEqual([type, true]);
    expect(dites.flatMap(verifierLangage)).toEqual([]);
  }
});

it('un dispositif de santé n’est jamais nommé', () => {
  const dites = TOUTES.flatMap(([type, , etape]) => (DISPOSITIFS_DE_SANTE.includes(type) && etape ? [etape] : []));
  expect(new Set(dites)).toEqual(new Set(['Faire avancer une démarche']));
});

it.each(['REFUSE', 'REFUSEE', 'ABANDONNE', 'ANNULE', 'INTERROMPU', 'ROMPUE', 'LICENCIE', 'NON_POSSIBLE'])(
  '%s n’est une étape accomplie pour aucun dispositif',
  (etat) => {
    for (const type of TYPES_DISPOSITIF) expect(etapeAccomplie(type, '', etat)).toBeNull();
  },
);

it('rester dans un état n’accomplit rien', () => {
  expect(etapeAccomplie('ESSAI_ENCADRE', 'AUTORISE', 'AUTORISE')).toBeNull();
});
