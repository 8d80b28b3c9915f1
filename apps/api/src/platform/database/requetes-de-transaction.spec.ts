import { ensemble, nommer } from './requetes-de-transaction.js';

describe('requêtes de transaction', () => {
  it('un texte garde son nom, deux textes n’ont pas le même', () => {
    expect(nommer('SELECT 1')).toEqual(nommer('SELECT 1'));
    expect(nommer('SELECT 1').name).not.toBe(nommer('SELECT 2').name);
    expect(nommer('SELECT 1').name?.length).toBeLessThan(64);
  });

  it('rend les valeurs dans l’ordre', async () => {
    expect(await ensemble([Promise.resolve(1), Promise.resolve('deux')])).toEqual([1, 'deux']);
  });

  it('attend la fin de toutes avant de rendre l’échec', async () => {
    let finie = false;
    const lente = new Promise((suite) => setTimeout(suite, 20)).then(() => (finie = true));
    await expect(ensemble([Promise.reject(new Error('faute')), lente])).rejects.toThrow('faute');
    expect(finie).toBe(true);
  });

  it('rend la faute d’origine, pas celles qu’elle entraîne', async () => {
    const entrainee = Object.assign(new Error('transaction annulée'), { code: '25P02' });
    const origine = Object.assign(new Error('interblocage'), { code: '40P01' });
    await expect(ensemble([Promise.reject(entrainee), Promise.reject(origine)])).rejects.toBe(origine);
  });
});
