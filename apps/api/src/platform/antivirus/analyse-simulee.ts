import { AntivirusIndisponible, AntivirusPort, type VerdictAntivirus } from './antivirus.port.js';

/** Fichier d'essai de tous les antivirus (eicar.org), sans danger ; coupé en deux, ce fichier-ci n'est pas pris pour lui. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Analyse de la démonstration : reconnaît la seule chaîne EICAR, et se dit simulée partout où elle parle. */
export class AnalyseSimulee extends AntivirusPort {
  override readonly sorte = 'SIMULEE';

  async analyser(flux: AsyncIterable<Uint8Array>): Promise<VerdictAntivirus> {
    let fin = '';
    let trouve = false;
    for await (const octets of flux) {
      const texte = fin + Buffer.from(octets).toString('latin1');
      trouve ||= texte.includes(EICAR);
      fin = texte.slice(-EICAR.length);
    }
    return trouve ? { sain: false, signature: 'EICAR-analyse-simulee' } : { sain: true };
  }
}

/** Aucun antivirus réglé : rien ne peut être déclaré sain. */
export class SansAntivirus extends AntivirusPort {
  override readonly sorte = 'AUCUNE';

  analyser(): Promise<VerdictAntivirus> {
    return Promise.reject(new AntivirusIndisponible('aucun'));
  }
}
