import {
  lireCodeApe,
  lireSiret,
  SCHEMAS_FICHE,
  STATUTS_EMPLOI,
  type ContenuCategorie,
  type StatutEmploi,
} from '@pdp/domain';

/** Ce que la liste de la CPAM dit de l'emploi. */
export type ArretConnu = {
  readonly statutEmploi: string | null;
  readonly siret: string | null;
  readonly raisonSociale: string | null;
  readonly codeApe: string | null;
};

/**
 * Première version de la catégorie emploi, tirée de l'arrêt : ce qui n'a pas la bonne forme est laissé vide.
 * `null` si l'arrêt ne dit rien de l'emploi.
 */
export function emploiDepuisArret(arret: ArretConnu): ContenuCategorie<'emploi'> | null {
  const statutEmploi = STATUTS_EMPLOI.find((statut) => statut === arret.statutEmploi) ?? null;
  const siret = valeur(arret.siret, lireSiret);
  const codeApe = valeur(arret.codeApe, lireCodeApe);
  const employeur = arret.raisonSociale?.trim().slice(0, 150) || null;
  if (statutEmploi === null && siret === null && codeApe === null && employeur === null) return null;
  const vide = Object.fromEntries(Object.keys(SCHEMAS_FICHE.emploi).map((cle) => [cle, null]));
  // La NAF 2025 ne fait foi qu'au 1er janvier 2027 : les listes reçues sont en NAF rév. 2.
  return {
    ...vide,
    statutEmploi: statutEmploi as StatutEmploi,
    siret,
    codeApe,
    employeur,
    nomenclatureApe: codeApe === null ? null : 'NAF_REV2',
  } as ContenuCategorie<'emploi'>;
}

function valeur(
  saisie: string | null,
  lire: (saisie: string) => { readonly ok: boolean; readonly valeur?: string },
): string | null {
  if (saisie === null) return null;
  const lu = lire(saisie);
  return lu.ok && lu.valeur !== undefined ? lu.valeur : null;
}
