import type { CategoriePartageable } from '../dossier/categories.js';
import type { Consentement, ConsentementInterne, ConsentementPartenaire } from '../consentement/consentement.js';
import type { UnitePartenaire } from '../consentement/propositions.js';
import { unId } from './identifiants.js';

/** Accord à l'accompagnement coordonné, actif depuis le 2 octobre 2026. */
export const unConsentement = (ecart: Partial<ConsentementInterne> = {}): ConsentementInterne => ({
  portee: 'ASSURANCE_MALADIE',
  categories: [],
  ...PREUVE,
  ...ecart,
});

/** Accord pour un partenaire, mêmes dates. */
export const unConsentementPartenaire = (
  unite: UnitePartenaire = 'SPST',
  categories: readonly CategoriePartageable[] = ['capacites', 'emploi'],
  organismeId: string = unId(900),
): ConsentementPartenaire => ({ portee: 'PARTENAIRE', unite, categories, organismeId, ...PREUVE });

/** Le même accord, retiré à un instant donné. */
export const retire = <C extends Consentement>(consentement: C, le = '2026-11-02T09:00:00.000Z'): C => ({
  ...consentement,
  retrait: { le, canal: 'LIVRET', par: unId(1) },
});

const PREUVE = {
  canal: 'SIGNATURE_MANUSCRITE',
  versionTexte: '1',
  recueilliPar: unId(2),
  debut: '2026-10-02T08:00:00.000Z',
  fin: null,
  retrait: null,
} as const;
