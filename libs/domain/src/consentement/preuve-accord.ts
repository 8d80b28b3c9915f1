import type { SignatureVue } from '../contrats/consentement.contrat.js';
import { erreurRegle, type ErreurRegle } from '../noyau/erreur.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';

/** Bornes d'une signature dessinée, en pixels et en nombre ; au-delà, ce n'est pas une signature. */
export const LIMITES_SIGNATURE = { cote: 2000, traits: 60, points: 3000, pointsMin: 8 } as const;

/** Refus d'une preuve. */
export type ErreurPreuve = ErreurRegle<'SAISIE_INVALIDE'>;

/** Signature prête à conserver, ou pourquoi elle ne vaut pas. */
export const lireSignature = (recue: SignatureVue): Resultat<SignatureVue, ErreurPreuve> => {
  const { largeur, hauteur, traits } = recue;
  const points = traits.reduce((total, trait) => total + trait.length / 2, 0);
  const bornes = [largeur, hauteur].every((cote) => entierEntre(cote, 1, LIMITES_SIGNATURE.cote));
  if (!bornes || traits.length > LIMITES_SIGNATURE.traits || points > LIMITES_SIGNATURE.points)
    return refus('signature', 'Cette signature n’est pas lisible\u00a0: recommencez.');
  if (!traits.every((trait) => estTrait(trait, largeur, hauteur)))
    return refus('signature', 'Cette signature n’est pas lisible\u00a0: recommencez.');
  if (points < LIMITES_SIGNATURE.pointsMin) return refus('signature', 'La personne signe dans le cadre.');
  return succes({ largeur, hauteur, traits });
};

/**
 * Ce qu'il manque pour recueillir cet accord, ou `null`. Devant un agent, une signature électronique est dessinée. Pour une
 * personne protégée, aucune règle ne dit qui consent : un agent le vérifie et le confirme (domain.md 1.3).
 */
export const manqueAuRecueil = ({
  parAgent,
  canal,
  signee,
  numerise = false,
  protegee,
  verifie,
}: Recueil): ErreurPreuve | null => {
  if (protegee && !parAgent)
    return faute(
      'representantVerifie',
      'Une personne vous représente\u00a0: votre référent voit avec vous qui donne cet accord.',
    );
  if (protegee && !verifie)
    return faute(
      'representantVerifie',
      'Cette personne a un représentant légal\u00a0: vérifiez qui peut donner cet accord, puis confirmez-le.',
    );
  if (parAgent && canal === 'SIGNATURE_ELECTRONIQUE' && !signee)
    return faute('signature', 'La personne signe dans le cadre.');
  if ((canal === 'FORMULAIRE_NUMERISE') !== numerise)
    return faute('formulaireId', 'Déposez le formulaire signé, numérisé.');
  return null;
};

/** Circonstances d'un recueil. */
export interface Recueil {
  readonly parAgent: boolean;
  readonly canal: string;
  readonly signee: boolean;
  /** Un formulaire numérisé est joint ; il va avec ce canal, et avec lui seul. */
  readonly numerise?: boolean;
  /** La fiche d'identité nomme un représentant légal. */
  readonly protegee: boolean;
  /** L'agent a confirmé avoir vérifié qui consent. */
  readonly verifie: boolean;
}

/** Signature en tracé SVG, `M x y L x y…` ; des nombres seulement. */
export const traceSvg = ({ traits }: SignatureVue): string =>
  traits
    .map((trait) =>
      Array.from(
        { length: trait.length / 2 },
        (_, i) => `${i === 0 ? 'M' : 'L'}${trait[2 * i]} ${trait[2 * i + 1]}`,
      ).join(''),
    )
    .join('');

const estTrait = (trait: readonly number[], largeur: number, hauteur: number): boolean =>
  trait.length >= 2 &&
  trait.length % 2 === 0 &&
  trait.every((valeur, rang) => entierEntre(valeur, 0, rang % 2 === 0 ? largeur : hauteur));

const entierEntre = (valeur: number, min: number, max: number): boolean =>
  Number.isInteger(valeur) && valeur >= min && valeur <= max;

const faute = (chemin: string, message: string): ErreurPreuve =>
  erreurRegle('SAISIE_INVALIDE' as const, message, [{ chemin, code: 'INVALIDE', message }]);

const refus = (chemin: string, message: string) => echec(faute(chemin, message));
