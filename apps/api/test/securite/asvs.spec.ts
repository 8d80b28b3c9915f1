import { lignesDe, relirePreuves } from './preuves-citees.js';

const [entete, ...lignes] = lignesDe('asvs.csv');

describe('docs/securite/asvs.csv', () => {
  it('a les 80 lignes, dans l’ordre, toutes de la même forme', () => {
    expect(entete).toEqual(['ligne', 'asvs', 'exigence', 'etat', 'preuves', 'raison']);
    expect(lignes.map(([numero]) => Number(numero))).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
    expect(lignes.filter((ligne) => ligne.length !== 6)).toEqual([]);
  });

  it.each(lignes)('ligne %s (%s) : un essai qui existe, cité par son titre, ou une raison', (...ligne) => {
    const [, , exigence, etat, texte = '', raison] = ligne;
    expect(exigence).toBeTruthy();
    expect(['prouvé', 'partiel', 'écarté']).toContain(etat);
    const { nombre, defauts } = relirePreuves(texte);
    expect(defauts).toEqual([]);
    if (etat === 'prouvé') expect(nombre).toBeGreaterThan(0);
    else expect(raison).toBeTruthy();
  });
});
