import { normaliserPourRecherche } from '@pdp/domain';
import type { ProfilFournisseur } from '../config/profil-fournisseur.js';
import type { Dires } from './exigences.js';

/** Trait d'identité qui diffère : un nom de champ pour le journal, jamais une valeur. */
export type TraitDifferent = 'nomNaissance' | 'prenom' | 'dateNaissance';

/** Ce que la fiche sait de la personne. `dateNaissance` : `AAAA-MM-JJ`. */
export type FicheARapprocher = {
  readonly nomNaissance: string;
  readonly prenom: string;
  readonly dateNaissance: string;
};

/**
 * Traits de l'identité prouvée qui ne sont pas ceux de la fiche ; vide, c'est la même personne. Accents, casse, traits
 * d'union et apostrophes ne comptent pas. Le fournisseur donne tous les prénoms de l'état civil, la fiche un seul, qui n'est
 * pas toujours le premier : il doit figurer parmi eux, en entier et dans l'ordre.
 */
export function traitsDifferents(
  traits: NonNullable<ProfilFournisseur['traits']>,
  dires: Dires,
  fiche: FicheARapprocher,
): readonly TraitDifferent[] {
  const dit = (nom: string): string => (typeof dires[nom] === 'string' ? dires[nom] : '');
  const memes: Readonly<Record<TraitDifferent, boolean>> = {
    nomNaissance: forme(dit(traits.nom)) === forme(fiche.nomNaissance) && forme(fiche.nomNaissance) !== '',
    prenom: estParmi(forme(fiche.prenom), forme(dit(traits.prenoms))),
    dateNaissance: dit(traits.dateNaissance) === fiche.dateNaissance,
  };
  return (Object.keys(memes) as TraitDifferent[]).filter((trait) => !memes[trait]);
}

const forme = normaliserPourRecherche;

const estParmi = (prenom: string, prenoms: string): boolean => prenom !== '' && ` ${prenoms} `.includes(` ${prenom} `);
