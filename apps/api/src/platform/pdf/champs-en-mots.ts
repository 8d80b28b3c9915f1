import { dateEnLettres, dateParis, heureParis, type Champ, type Schema } from '@pdp/domain';

type Ligne = Readonly<Record<string, unknown>>;

/** Champs remplis d'un contenu : nom français et valeur en mots. */
export function champsDuSchema(schema: Schema, contenu: Ligne): (readonly [string, string | null])[] {
  return Object.entries(schema)
    .map(([cle, champ]) => [champ.libelle, valeurDe(champ, contenu[cle])] as const)
    .filter(([, valeur]) => valeur !== null);
}

function valeurDe(champ: Champ, valeur: unknown): string | null {
  if (valeur === null || valeur === undefined || valeur === '') return null;
  if (champ.sorte === 'choix') return libelle(champ.libelles, valeur);
  if (champ.sorte === 'choixMultiple')
    return (valeur as unknown[]).map((code) => libelle(champ.libelles, code)).join(', ') || null;
  if (champ.sorte === 'liste')
    return (
      (valeur as Ligne[])
        .map((element) =>
          champsDuSchema(champ.de, element)
            .map(([nom, v]) => `${nom} : ${v}`)
            .join(', '),
        )
        .join('\n') || null
    );
  return enTexte(valeur);
}

/** Libellé d'un code ; le code lui-même, lisible, s'il n'en a pas. */
export function libelle(libelles: Readonly<Record<string, string>>, code: unknown): string | null {
  if (typeof code !== 'string' || code === '') return null;
  return Object.hasOwn(libelles, code) ? libelles[code]! : code;
}

/** Toute valeur dite en mots ; `null` si rien n'est noté. */
export function enTexte(valeur: unknown): string | null {
  if (valeur === null || valeur === undefined || valeur === '') return null;
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non';
  if (typeof valeur === 'string') return /^\d{4}-\d{2}-\d{2}(T|$)/.test(valeur) ? enClair(valeur) : valeur;
  if (Array.isArray(valeur)) return valeur.flatMap((v) => enTexte(v) ?? []).join(', ') || null;
  if (typeof valeur === 'object')
    return (
      Object.entries(valeur)
        .flatMap(([cle, v]) => {
          const texte = enTexte(v);
          return texte === null ? [] : [`${cle} : ${texte}`];
        })
        .join(', ') || null
    );
  return String(valeur);
}

/** Une date civile se lit telle quelle ; un instant se dit au jour et à l'heure de Paris. */
export function enClair(texte: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(texte)) return dateEnLettres(texte);
  const instant = new Date(texte);
  return Number.isNaN(instant.getTime()) ? texte : `${dateEnLettres(dateParis(instant))} à ${heureParis(instant)}`;
}
