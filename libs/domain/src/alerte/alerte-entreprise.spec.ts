import { ecrireSiret, refusEffectif, refusValidation, seuilsAlerte, texteAlerte } from './alerte-entreprise.js';

const SEUILS = seuilsAlerte('2026-11-22');

it('les seuils viennent des règles datées', () => {
  expect(SEUILS).toEqual({ dossiers: 3, mois: 12, effectif: 50 });
});

it('une entreprise trop petite, ou d’effectif inconnu, ne se signale pas', () => {
  expect(refusEffectif(null, SEUILS)).toMatch(/effectif/);
  expect(refusEffectif(49, SEUILS)).toMatch(/moins de 50 personnes/);
  expect(refusEffectif(50, SEUILS)).toBeNull();
});

it('il faut trois personnes confirmées, et l’effectif, pour valider un brouillon', () => {
  const alerte = { etat: 'BROUILLON', effectif: 80, confirmes: 3 } as const;
  expect(refusValidation(alerte, SEUILS)).toBeNull();
  expect(refusValidation({ ...alerte, confirmes: 2 }, SEUILS)).toMatch(/au moins 3 dossiers confirmés/);
  expect(refusValidation({ ...alerte, effectif: 12 }, SEUILS)).toMatch(/moins de 50/);
  expect(refusValidation({ ...alerte, etat: 'VALIDEE' }, SEUILS)).toMatch(/n’est plus à valider/);
});

it('le texte ne dit ni nom, ni nombre exact, ni date', () => {
  const texte = texteAlerte({ raisonSociale: 'Ateliers Inventés', siret: '12345678900012' }, SEUILS).join('\n');
  expect(texte).toContain('Ateliers Inventés (SIRET 123 456 789 00012)');
  expect(texte).toContain('Au moins 3 accompagnements distincts');
  expect(texte).not.toMatch(/20\d\d|arrêt|diagnostic|Mme|M\. /);
  expect(ecrireSiret('12345678900012')).toBe('123 456 789 00012');
});
