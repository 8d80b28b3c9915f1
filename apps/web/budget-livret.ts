import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const LIMITE_KO = 200;

type Morceau = { readonly type: 'chunk' | 'asset'; readonly fileName: string };
type Code = Morceau & {
  readonly type: 'chunk';
  readonly code: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly facadeModuleId: string | null;
};

const estCode = (morceau: Morceau): morceau is Code => morceau.type === 'chunk';

/** Fait échouer la construction si le livret, lu au téléphone, demande plus de 200 Ko de JavaScript compressé. */
export function budgetLivret(): Plugin {
  return {
    name: 'budget-livret',
    generateBundle(_options, paquet) {
      const codes = new Map(
        Object.values(paquet as unknown as Record<string, Morceau>)
          .filter(estCode)
          .map((code) => [code.fileName, code]),
      );
      const racines = [...codes.values()].filter(
        (code) => code.isEntry || /(page-mon-livret|coque-assure)\.tsx$/.test(code.facadeModuleId ?? ''),
      );
      const vus = new Set<string>();
      const suivre = (nom: string): void => {
        if (vus.has(nom)) return;
        vus.add(nom);
        codes.get(nom)?.imports.forEach(suivre);
      };
      racines.forEach(({ fileName }) => suivre(fileName));
      const octets = [...vus].reduce((total, nom) => total + gzipSync(codes.get(nom)?.code ?? '').length, 0);
      const ko = Math.round(octets / 1000);
      if (racines.length < 3) this.error('Budget du livret : pages introuvables dans la construction.');
      if (ko > LIMITE_KO) this.error(`Livret : ${ko} Ko de JavaScript compressé, la limite est ${LIMITE_KO} Ko.`);
      this.info(`Livret : ${ko} Ko de JavaScript compressé sur ${LIMITE_KO}.`);
    },
  };
}
