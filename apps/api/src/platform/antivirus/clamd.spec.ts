import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EICAR } from '../../../test/fichiers/echantillons.js';
import { ouvrirFauxClamd, type Conduite, type FauxClamd } from '../../../test/fichiers/faux-clamd.js';
import { AnalyseSimulee, SansAntivirus } from './analyse-simulee.js';
import { AntivirusIndisponible, signaturePropre } from './antivirus.port.js';
import { Clamd } from './clamd.js';

const flux = async function* (...morceaux: readonly (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const morceau of morceaux) yield Buffer.from(morceau);
};
const COURTS = { connexionMs: 500, silenceMs: 200 };

describe('clamd', () => {
  let faux: FauxClamd | undefined;
  afterEach(() => faux?.fermer());

  it('envoie tout, par morceaux, et lit les deux verdicts', async () => {
    faux = await ouvrirFauxClamd();
    const clamd = new Clamd(faux.url);
    const gros = randomBytes(300_000);
    expect(await clamd.analyser(flux(gros, 'fin'))).toEqual({ sain: true });
    expect(faux.recus[0]!.equals(Buffer.concat([gros, Buffer.from('fin')]))).toBe(true);
    expect(await clamd.analyser(flux(EICAR))).toEqual({ sain: false, signature: 'Eicar-Signature' });
    expect(await clamd.analyser(flux())).toEqual({ sain: true });
  });

  it('parle aussi par une socket unix', async () => {
    const dossier = mkdtempSync(join(tmpdir(), 'pdp-clamd-'));
    faux = await ouvrirFauxClamd(join(dossier, 'clamd.sock'));
    expect(await new Clamd(faux.url).analyser(flux(EICAR))).toMatchObject({ sain: false });
    rmSync(dossier, { recursive: true });
  });

  it.each<Conduite>(['muet', 'coupe', 'erreur', 'trop-gros'])('%s : indisponible, jamais sain', async (conduite) => {
    faux = await ouvrirFauxClamd();
    faux.conduite = conduite;
    const envoi = new Clamd(faux.url, COURTS).analyser(flux(randomBytes(500_000), randomBytes(500_000)));
    await expect(envoi).rejects.toBeInstanceOf(AntivirusIndisponible);
  });

  it('absent : indisponible ; revenu : il répond', async () => {
    faux = await ouvrirFauxClamd();
    const { url } = faux;
    await faux.fermer();
    await expect(new Clamd(url, COURTS).analyser(flux('x'))).rejects.toBeInstanceOf(AntivirusIndisponible);
    faux = await ouvrirFauxClamd(Number(new URL(url).port));
    expect(await new Clamd(url).analyser(flux('x'))).toEqual({ sain: true });
  });

  it('un fichier illisible n’est pas une panne de l’antivirus', async () => {
    faux = await ouvrirFauxClamd();
    const casse = (async function* () {
      yield Buffer.from('début');
      throw new RangeError('altéré');
    })();
    await expect(new Clamd(faux.url).analyser(casse)).rejects.toBeInstanceOf(RangeError);
    expect(faux.recus).toEqual([]);
  });

  it('ne garde d’un nom de signature que des caractères sûrs', () => {
    expect(signaturePropre('Win.Test\r\n<b>EICAR_HDB-1')).toBe('Win.TestbEICAR_HDB-1');
    expect(signaturePropre('\n')).toBe('inconnue');
  });
});

describe('sans clamd', () => {
  it('l’analyse simulée reconnaît EICAR, même coupé en deux', async () => {
    const simulee = new AnalyseSimulee();
    expect(await simulee.analyser(flux('x', EICAR.slice(0, 20), EICAR.slice(20), 'y'))).toMatchObject({ sain: false });
    expect(await simulee.analyser(flux('%PDF-1.7'))).toEqual({ sain: true });
  });

  it('sans antivirus, rien n’est sain', async () => {
    await expect(new SansAntivirus().analyser()).rejects.toBeInstanceOf(AntivirusIndisponible);
  });
});
