import {
  attribuerBrouillons,
  effacerBrouillon,
  enregistrerBrouillon,
  lireBrouillon,
  sansChamps,
  viderBrouillons,
} from './brouillons';
import type { Rangement } from './brouillons';

function rangementEnMemoire(): Rangement {
  const contenu = new Map<string, string>();
  return {
    get length() {
      return contenu.size;
    },
    key: (i) => [...contenu.keys()][i] ?? null,
    getItem: (cle) => contenu.get(cle) ?? null,
    setItem: (cle, valeur) => void contenu.set(cle, valeur),
    removeItem: (cle) => void contenu.delete(cle),
  };
}

const saisie = { assure: { nir: '180127512345642', prenom: 'Yann' }, commentaire: 'à rappeler' };

describe('brouillons', () => {
  it('rend ce qui a été saisi', () => {
    const rangement = rangementEnMemoire();
    enregistrerBrouillon('f', saisie, { rangement, maintenant: 1000 });
    expect(lireBrouillon('f', { rangement, maintenant: 2000 })).toEqual({ valeurs: saisie, enregistreLe: 1000 });
  });

  it('ne garde jamais un champ exclu, et ne touche pas la saisie en cours', () => {
    const rangement = rangementEnMemoire();
    enregistrerBrouillon('f', saisie, { rangement, exclure: ['assure.nir'] });
    expect(rangement.getItem('pdp.brouillon.f')).not.toContain('180127512345642');
    expect(saisie.assure.nir).toBe('180127512345642');
  });

  it('oublie un brouillon de plus de 24 heures', () => {
    const rangement = rangementEnMemoire();
    enregistrerBrouillon('f', saisie, { rangement, maintenant: 0 });
    expect(lireBrouillon('f', { rangement, maintenant: 24 * 3_600_000 + 1 })).toBeUndefined();
    expect(rangement.length).toBe(0);
  });

  it('efface un brouillon, ou tous les siens sans toucher au reste', () => {
    const rangement = rangementEnMemoire();
    enregistrerBrouillon('a', saisie, { rangement });
    enregistrerBrouillon('b', saisie, { rangement });
    rangement.setItem('pdp.theme', 'dark');
    effacerBrouillon('a', rangement);
    expect(lireBrouillon('a', { rangement })).toBeUndefined();
    viderBrouillons(rangement);
    expect([rangement.length, rangement.getItem('pdp.theme')]).toEqual([1, 'dark']);
  });

  it('ne montre jamais à une personne les brouillons d’une autre, connectée avant elle dans le même onglet', () => {
    const rangement = rangementEnMemoire();
    attribuerBrouillons('claire', rangement);
    enregistrerBrouillon('f', saisie, { rangement });
    attribuerBrouillons('claire', rangement);
    expect(lireBrouillon('f', { rangement })).toBeDefined();
    attribuerBrouillons('paul', rangement);
    expect(lireBrouillon('f', { rangement })).toBeUndefined();
  });

  it('supporte un contenu abîmé et un stockage refusé', () => {
    const rangement = rangementEnMemoire();
    rangement.setItem('pdp.brouillon.f', '{');
    expect(lireBrouillon('f', { rangement })).toBeUndefined();
    const refus = (): never => {
      throw new Error('refus');
    };
    expect(() => enregistrerBrouillon('f', saisie, { rangement: { ...rangement, setItem: refus } })).not.toThrow();
  });
});

it('sansChamps supporte un chemin absent', () => {
  expect(sansChamps({ a: 1 }, ['x.y'])).toEqual({ a: 1 });
});
