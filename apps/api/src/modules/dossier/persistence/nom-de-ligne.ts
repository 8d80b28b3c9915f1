import { nomAffiche, type Sexe } from '@pdp/domain';

/** Colonnes d'identité d'une ligne projetée : toutes nulles quand l'identité n'est pas lisible. */
export type ColonnesNom = {
  readonly sexe: Sexe | null;
  readonly prenom: string | null;
  readonly nom_naissance: string | null;
  readonly nom_usage: string | null;
};

/** Nom à montrer si la requête a rendu l'identité ; `null` si le lecteur ne la lit pas. */
export function nomDeLigne({
  sexe,
  prenom,
  nom_naissance: nomNaissance,
  nom_usage: nomUsage,
}: ColonnesNom): string | null {
  return sexe === null || prenom === null || nomNaissance === null
    ? null
    : nomAffiche({ sexe, prenom, nomNaissance, nomUsage });
}
