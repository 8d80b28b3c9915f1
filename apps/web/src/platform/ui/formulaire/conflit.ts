/** Champ dont la valeur a changé des deux côtés. */
export type ChampConflit = {
  readonly cle: string;
  readonly libelle: string;
  readonly mien: unknown;
  readonly leur: unknown;
};

/** Choix fait pour un champ : ma valeur, la leur, ou un texte fusionné. */
export type ChoixConflit = 'mien' | 'leur' | { readonly fusion: string };

const egales = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Compare trois états d'une fiche : `base` (ce que j'ai ouvert), `mien` (ma saisie), `leur` (l'état enregistré).
 * Ce qu'un seul a changé se fusionne sans demander ; seul ce que les deux ont changé autrement est un conflit.
 */
export function comparerVersions(
  base: Readonly<Record<string, unknown>>,
  mien: Readonly<Record<string, unknown>>,
  leur: Readonly<Record<string, unknown>>,
  libelles: Readonly<Record<string, string>>,
): { readonly conflits: readonly ChampConflit[]; readonly fusion: Record<string, unknown> } {
  const conflits: ChampConflit[] = [];
  const fusion: Record<string, unknown> = { ...leur };
  for (const cle of Object.keys(mien)) {
    if (egales(mien[cle], leur[cle])) continue;
    const jAiChange = !egales(base[cle], mien[cle]);
    const ilsOntChange = !egales(base[cle], leur[cle]);
    if (jAiChange) fusion[cle] = mien[cle];
    if (jAiChange && ilsOntChange)
      conflits.push({ cle, libelle: libelles[cle] ?? cle, mien: mien[cle], leur: leur[cle] });
  }
  return { conflits, fusion };
}

/** Applique les choix faits dans le dialogue ; un conflit sans choix garde ma valeur. */
export function resoudreConflits(
  fusion: Readonly<Record<string, unknown>>,
  conflits: readonly ChampConflit[],
  choix: Readonly<Record<string, ChoixConflit>>,
): Record<string, unknown> {
  const resultat = { ...fusion };
  for (const { cle, mien, leur } of conflits) {
    const fait = choix[cle] ?? 'mien';
    resultat[cle] = fait === 'mien' ? mien : fait === 'leur' ? leur : fait.fusion;
  }
  return resultat;
}

/** Valeur lisible dans le dialogue. */
export function valeurEnTexte(valeur: unknown): string {
  if (valeur === null || valeur === undefined || valeur === '') return '(vide)';
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  if (Array.isArray(valeur)) return valeur.length === 0 ? '(vide)' : valeur.map(valeurEnTexte).join('\n');
  if (typeof valeur === 'object') return Object.values(valeur).map(valeurEnTexte).join(' · ');
  return String(valeur);
}

/** Les deux textes bout à bout, pour partir d'une fusion à corriger. */
export const texteFusionne = ({ mien, leur }: ChampConflit): string => `${valeurEnTexte(leur)}\n${valeurEnTexte(mien)}`;
