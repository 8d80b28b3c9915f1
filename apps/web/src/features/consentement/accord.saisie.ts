import { estUnitePartenaire, lireSignature } from '@pdp/domain';
import type { RecueillirConsentementRequete, SignatureVue, UnitePartenaire } from '@pdp/domain';
import type { ErreursParChamp } from '../../platform/ui/formulaire/erreurs';

/** Saisie d'un accord. `pour` : `ASSURANCE_MALADIE`, ou l'unité d'un partenaire. */
export type SaisieAccord = {
  pour: string;
  organismeId: string;
  categories: string[];
  canal: string;
  date: string;
  /** Dernier jour de validité ; vide : sans terme. */
  fin: string;
  signature: SignatureVue;
  /** Formulaire numérisé déposé ; vide tant qu'il n'y en a pas. */
  formulaireId: string;
  /** La fiche nomme un représentant légal : l'agent dit avoir vérifié qui consent. */
  protegee: boolean;
  representantVerifie: boolean;
};

/** Unité partenaire choisie, si c'en est une. */
export const unitePartenaireDe = (pour: string): UnitePartenaire | undefined =>
  estUnitePartenaire(pour) ? pour : undefined;

/** Ce qui manque pour enregistrer un accord. */
export function fautesAccord(saisie: SaisieAccord): ErreursParChamp {
  const { pour, organismeId, categories, date, fin, protegee, representantVerifie } = saisie;
  const partenaire = unitePartenaireDe(pour) !== undefined;
  return {
    ...(pour === '' ? { pour: 'Choisissez à qui l’accord s’adresse.' } : {}),
    ...(partenaire && organismeId === '' ? { organismeId: 'Choisissez l’organisme partenaire.' } : {}),
    ...(partenaire && categories.length === 0 ? { categories: 'Choisissez au moins une rubrique à montrer.' } : {}),
    ...(date === '' ? { date: 'Indiquez le jour où l’accord a été donné.' } : {}),
    ...(fin !== '' && fin < date ? { fin: 'L’accord finirait avant d’être donné.' } : {}),
    ...(protegee && !representantVerifie
      ? { representantVerifie: 'Vérifiez qui peut donner cet accord, puis confirmez-le.' }
      : {}),
    ...fauteDeSignature(saisie),
    ...(saisie.canal === 'FORMULAIRE_NUMERISE' && saisie.formulaireId === ''
      ? { formulaireId: 'Déposez le formulaire signé, numérisé.' }
      : {}),
  };
}

function fauteDeSignature({ canal, signature }: SaisieAccord): ErreursParChamp {
  const lue = canal === 'SIGNATURE_ELECTRONIQUE' ? lireSignature(signature) : null;
  return lue === null || lue.ok ? {} : { signature: lue.erreur.message };
}

/** Corps à envoyer, avec la version du texte que la personne a entendu. */
export function corpsAccord(saisie: SaisieAccord, versionTexte: string): RecueillirConsentementRequete {
  const { pour, organismeId, categories, canal, date, fin, protegee, representantVerifie } = saisie;
  const commun = {
    canal: canal as RecueillirConsentementRequete['canal'],
    date,
    versionTexte,
    ...(fin === '' ? {} : { fin }),
    ...(canal === 'SIGNATURE_ELECTRONIQUE' ? { signature: saisie.signature } : {}),
    ...(canal === 'FORMULAIRE_NUMERISE' ? { formulaireId: saisie.formulaireId } : {}),
    ...(protegee ? { representantVerifie } : {}),
  };
  const unite = unitePartenaireDe(pour);
  if (!unite) return { portee: 'ASSURANCE_MALADIE', ...(categories.length > 0 ? { categories } : {}), ...commun };
  return { portee: 'PARTENAIRE', unite, organismeId, categories, ...commun };
}
