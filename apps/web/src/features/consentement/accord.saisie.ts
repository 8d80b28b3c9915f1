import { estUnitePartenaire } from '@pdp/domain';
import type { DonnerConsentementRequete, UnitePartenaire } from '@pdp/domain';
import type { ErreursParChamp } from '../../platform/ui/formulaire/erreurs';

/** Saisie d'un accord. `pour` : `ASSURANCE_MALADIE`, ou l'unité d'un partenaire. */
export type SaisieAccord = {
  pour: string;
  organismeId: string;
  categories: string[];
  canal: string;
  date: string;
};

/** Unité partenaire choisie, si c'en est une. */
export const unitePartenaireDe = (pour: string): UnitePartenaire | undefined =>
  estUnitePartenaire(pour) ? pour : undefined;

/** Ce qui manque pour enregistrer un accord. */
export function fautesAccord({ pour, organismeId, categories, date }: SaisieAccord): ErreursParChamp {
  const partenaire = unitePartenaireDe(pour) !== undefined;
  return {
    ...(pour === '' ? { pour: 'Choisissez à qui l’accord s’adresse.' } : {}),
    ...(partenaire && organismeId === '' ? { organismeId: 'Choisissez l’organisme partenaire.' } : {}),
    ...(partenaire && categories.length === 0 ? { categories: 'Choisissez au moins une rubrique à montrer.' } : {}),
    ...(date === '' ? { date: 'Indiquez le jour où l’accord a été donné.' } : {}),
  };
}

/** Corps à envoyer, avec la version du texte que la personne a entendu. */
export function corpsAccord(saisie: SaisieAccord, versionTexte: string): DonnerConsentementRequete {
  const { pour, organismeId, categories, canal, date } = saisie;
  const commun = { canal: canal as DonnerConsentementRequete['canal'], date, versionTexte };
  const unite = unitePartenaireDe(pour);
  if (!unite) return { portee: 'ASSURANCE_MALADIE', ...(categories.length > 0 ? { categories } : {}), ...commun };
  return { portee: 'PARTENAIRE', unite, organismeId, categories, ...commun };
}
