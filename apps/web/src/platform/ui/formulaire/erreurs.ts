import type { EchecApi } from '../../api/probleme';

/** Faute à montrer : `chemin` null quand elle ne vise aucun champ de l'écran. */
export type FauteFormulaire = {
  readonly chemin: string | null;
  readonly libelle?: string | undefined;
  readonly message: string;
};

/** Erreurs par champ, telles que @mantine/form les attend. */
export type ErreursParChamp = Readonly<Record<string, string>>;

/**
 * Range les fautes d'un refus du serveur : celles d'un champ de l'écran sur ce champ, les autres dans le résumé.
 * `renommer` traduit un chemin du serveur quand l'écran le nomme autrement.
 */
export function repartirErreurs(
  echec: EchecApi,
  connu: (chemin: string) => boolean,
  renommer: Readonly<Record<string, string>> = {},
): { parChamp: ErreursParChamp; generales: readonly string[] } {
  const parChamp: Record<string, string> = {};
  const generales: string[] = [];
  for (const { chemin, message } of echec.champs) {
    const cible = renommer[chemin] ?? chemin;
    if (connu(cible)) parChamp[cible] ??= message;
    else generales.push(message);
  }
  if (echec.champs.length === 0) generales.push(echec.message);
  return { parChamp, generales };
}

/**
 * Résumé dans l'ordre de l'écran (celui des clés de `libelles`) : les fautes sans champ d'abord. `nommer` dit les champs
 * répétés (« Personne 2, fonction »), dont le nombre varie.
 */
export function fautesEnOrdre(
  parChamp: Readonly<Record<string, unknown>>,
  generales: readonly string[],
  libelles: Readonly<Record<string, string>>,
  nommer: (chemin: string) => string | undefined = () => undefined,
): readonly FauteFormulaire[] {
  const ordre = Object.keys(libelles);
  const rang = (chemin: string): number => (ordre.includes(chemin) ? ordre.indexOf(chemin) : ordre.length);
  const champs = Object.entries(parChamp)
    .filter((entree): entree is [string, string] => typeof entree[1] === 'string' && entree[1] !== '')
    .sort(([a], [b]) => rang(a) - rang(b))
    .map(([chemin, message]) => ({ chemin, libelle: libelles[chemin] ?? nommer(chemin), message }));
  return [...generales.map((message) => ({ chemin: null, message })), ...champs];
}

/** Valeur à un chemin pointé ; sert à savoir si l'écran connaît ce champ. */
export function aChemin(valeurs: unknown, chemin: string): boolean {
  let courant: unknown = valeurs;
  for (const morceau of chemin.split('.')) {
    if (typeof courant !== 'object' || courant === null || !Object.hasOwn(courant, morceau)) return false;
    courant = (courant as Record<string, unknown>)[morceau];
  }
  return true;
}
