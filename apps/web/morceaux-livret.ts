/** Ce que la construction dit d'un fichier produit, quel que soit l'outil qui la mène. */
type Morceau = { readonly type: 'chunk' | 'asset'; readonly fileName: string };

/** Fichier de code produit, ses dépendances immédiates et les feuilles de style qu'il demande. */
export type Code = Morceau & {
  readonly type: 'chunk';
  readonly code: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly moduleIds: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
};

/** Modules d'où part la première vue du livret : la page et son cadre. */
export const PAGES_DU_LIVRET = /(page-mon-livret|coque-assure)\.tsx$/;

const estCode = (morceau: Morceau): morceau is Code => morceau.type === 'chunk';

/** Code que demande la première vue du livret : l'entrée, la page et son cadre, et tout ce qu'ils importent d'avance. */
export function morceauxDuLivret(paquet: object): readonly Code[] {
  const codes = new Map(
    Object.values(paquet as Record<string, Morceau>)
      .filter(estCode)
      .map((code) => [code.fileName, code]),
  );
  const racines = [...codes.values()].filter(
    (code) => code.isEntry || code.moduleIds.some((id) => PAGES_DU_LIVRET.test(id)),
  );
  if (racines.length < 2) throw new Error('Livret : pages introuvables dans la construction.');
  const vus = new Map<string, Code>();
  const suivre = (nom: string): void => {
    const code = codes.get(nom);
    if (code === undefined || vus.has(nom)) return;
    vus.set(nom, code);
    code.imports.forEach(suivre);
  };
  racines.forEach(({ fileName }) => suivre(fileName));
  return [...vus.values()];
}
