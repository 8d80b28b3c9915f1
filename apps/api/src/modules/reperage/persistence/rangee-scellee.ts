import type { Coffre } from '../../../platform/chiffrement/coffre.js';
import { scellerCoordonnees } from '../../../platform/chiffrement/coordonnees.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { COLONNES_RANGEE, type Rangee } from '../flux/rangee.js';

const BRUT = 'import_ligne.brut_scelle';

/** Colonnes d'une rangée qui ne touchent jamais le disque en clair. */
const EN_CLAIR_INTERDIT = ['nir', 'adresse', 'code_postal', 'commune', 'telephone', 'courriel', 'brut'] as const;

const rang = (colonne: (typeof COLONNES_RANGEE)[number]): number => COLONNES_RANGEE.indexOf(colonne);
const GARDEES = COLONNES_RANGEE.flatMap((colonne, i) =>
  (EN_CLAIR_INTERDIT as readonly string[]).includes(colonne) ? [] : [[colonne, i] as const],
);

/** Colonnes de `import_ligne` copiées, dans l'ordre des rangées scellées. */
export const COLONNES_COPIEES = [
  ...GARDEES.map(([colonne]) => colonne),
  'assure_candidat',
  'nir_scelle',
  'nir_empreinte',
  'coordonnees_scellees',
  'coordonnees_champs',
  'brut_scelle',
] as const;

/**
 * Scelle une rangée avant qu'elle ne parte vers la base. NIR et coordonnées sont liés à l'assuré candidat, tiré ici : si
 * la personne est nouvelle, il devient son id et la confirmation n'a rien à ouvrir.
 */
export function scellerRangee(coffre: Coffre, rangee: Rangee): Rangee {
  const lu = (colonne: (typeof COLONNES_RANGEE)[number]): string | null => rangee[rang(colonne)] as string | null;
  const [importId, numero] = [lu('import_id'), rangee[rang('numero')]];
  const [nir, brut] = [lu('nir'), lu('brut')];
  const candidat = nouvelId();
  const sceau = scellerCoordonnees(coffre, candidat, {
    telephone: lu('telephone'),
    courriel: lu('courriel'),
    adresse: lu('adresse'),
    codePostal: lu('code_postal'),
    commune: lu('commune'),
  });
  return [
    ...GARDEES.map(([, i]) => rangee[i] ?? null),
    candidat,
    nir === null ? null : coffre.sceller('assure.nir_scelle', candidat, nir),
    nir === null ? null : `\\x${coffre.empreinteNir(nir).toString('hex')}`,
    sceau.coordonnees_scellees,
    sceau.coordonnees_champs,
    brut === null ? null : coffre.sceller(BRUT, `${importId}:${numero}`, brut),
  ];
}

/** Codes de rejet et cellules d'origine d'une ligne, en JSON. */
export const ouvrirBrut = (
  coffre: Coffre,
  { importId, numero }: { readonly importId: string; readonly numero: number },
  sceau: string,
): string => coffre.ouvrir(BRUT, `${importId}:${numero}`, sceau);
