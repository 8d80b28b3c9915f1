import { lignesDe, relirePreuves } from './preuves-citees.js';

const [entete, ...lignes] = lignesDe('exigences.csv');

describe('docs/securite/exigences.csv', () => {
  it('des lignes de la même forme, sans exigence écrite deux fois', () => {
    expect(entete).toEqual(['theme', 'exigence', 'etat', 'preuves', 'reste']);
    expect(lignes.filter((ligne) => ligne.length !== 5)).toEqual([]);
    expect(new Set(lignes.map(([, exigence]) => exigence)).size).toBe(lignes.length);
  });

  it.each(lignes)('%s : %s', (...ligne) => {
    const [, , etat, texte = '', reste] = ligne;
    expect(['prouvé', 'partiel']).toContain(etat);
    const { nombre, defauts } = relirePreuves(texte);
    expect(defauts).toEqual([]);
    if (etat === 'prouvé') expect(nombre).toBeGreaterThan(0);
    else expect(reste).toBeTruthy();
  });
});
