import fc from 'fast-check';
import { ajouterJours } from '../noyau/date-civile.js';
import { catalogueDe, etatRegle, lireLigneRegle, type LigneRegle } from './catalogue-regles.js';
import { compterDispositif } from './compteurs.js';
import { CONTEXTE } from './essais/saisies.js';
import { CODES_REGLE, REGLES_DISPOSITIF, regleEnVigueur } from './regles-dispositif.js';

const ligne = (reste: Partial<LigneRegle> = {}): LigneRegle => ({
  code: 'ESSAI_PERIODE',
  valeur: 20,
  valideDu: '2027-01-01',
  source: 'Décret à venir',
  ...reste,
});

it('sans ligne ajoutée, c’est le catalogue livré', () => {
  expect(catalogueDe([])).toBe(REGLES_DISPOSITIF);
});

it('une ligne remplace à partir de sa date ; la veille, rien ne change', () => {
  const catalogue = catalogueDe([ligne()]);
  const vaut = (jour: string): number => regleEnVigueur('ESSAI_PERIODE', jour, catalogue).valeur;
  expect([vaut('2026-12-31'), vaut('2027-01-01')]).toEqual([14, 20]);
  expect(catalogue.find(({ valeur, code }) => code === 'ESSAI_PERIODE' && valeur === 14)?.valideAu).toBe('2026-12-31');
  expect(
    catalogue.filter(({ code }) => code === 'ESSAI_PERIODE').map((regle) => etatRegle(regle, '2026-11-22')),
  ).toEqual(['EN_VIGUEUR', 'A_VENIR']);
  expect(
    etatRegle(
      catalogue.find(({ code }) => code === 'ESSAI_PERIODE')!,
      '2027-02-01',
    ),
  ).toBe('PASSEE');
});

it('deux lignes du même jour : la dernière ajoutée', () => {
  const catalogue = catalogueDe([ligne(), ligne({ valeur: 16 })]);
  expect(catalogue.filter(({ code }) => code === 'ESSAI_PERIODE')).toHaveLength(2);
  expect(regleEnVigueur('ESSAI_PERIODE', '2027-03-01', catalogue).valeur).toBe(16);
});

it('les compteurs suivent le catalogue du jour', () => {
  const catalogue = catalogueDe([ligne({ valideDu: CONTEXTE.aujourdhui })]);
  const essai = { type: 'ESSAI_ENCADRE', etat: 'PROJET', donnees: {} } as const;
  expect(compterDispositif(essai, { ...CONTEXTE, catalogue })[0]).toMatchObject({ total: 20, restant: 20 });
  expect(compterDispositif(essai, CONTEXTE)[0]).toMatchObject({ total: 14 });
});

it('une saisie fausse se dit champ par champ ; le passé ne se change pas', () => {
  const lue = lireLigneRegle(ligne({ valeur: 0, valideDu: '2026-11-21', source: '  ' }), '2026-11-22');
  expect(lue.ok ? [] : lue.erreur.map(({ chemin }) => chemin)).toEqual(['valeur', 'valideDu', 'source']);
  expect(lireLigneRegle(ligne({ code: 'ALERTE_DOSSIERS', valeur: 2 }), '2026-11-22').ok).toBe(false);
  expect(lireLigneRegle(ligne({ valeur: 2.5 }), '2026-11-22').ok).toBe(false);
  expect(lireLigneRegle(ligne({ source: 'x'.repeat(161) }), '2026-11-22').ok).toBe(false);
  expect(lireLigneRegle(ligne({ source: ' Décret ', valideDu: '2026-11-22' }), '2026-11-22')).toMatchObject({
    valeur: { source: 'Décret' },
  });
});

it('un jour quelconque, quelles que soient les lignes : une règle et une seule par code', () => {
  const jours = fc.integer({ min: 0, max: 900 }).map((n) => ajouterJours('2026-11-22', n));
  const lignes = fc.array(
    fc.record({
      code: fc.constantFrom(...CODES_REGLE),
      valeur: fc.integer({ min: 1, max: 700 }),
      valideDu: jours,
      source: fc.constant('S'),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(lignes, jours, (ajoutees, jour) => {
      const catalogue = catalogueDe(ajoutees);
      return CODES_REGLE.every(
        (code) =>
          catalogue.filter((regle) => regle.code === code && etatRegle(regle, jour) === 'EN_VIGUEUR').length === 1,
      );
    }),
  );
});
