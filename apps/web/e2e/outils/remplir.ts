import type { Locator } from 'playwright-core';

/** Valeurs d'un formulaire, par libellé : un texte, une liste (`choix`), ou une case à cocher. */
export type Saisie = Readonly<Record<string, string | { readonly choix: string } | true>>;

/** Remplit des champs par leur libellé. */
export async function remplir(cadre: Locator, saisie: Saisie): Promise<void> {
  for (const [libelle, valeur] of Object.entries(saisie)) {
    const champ = cadre.getByLabel(libelle, { exact: false }).first();
    if (valeur === true) await champ.check();
    else if (typeof valeur === 'string') await champ.fill(valeur);
    else await champ.selectOption(valeur.choix);
  }
}
