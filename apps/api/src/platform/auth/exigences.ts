import { FONCTIONS, type Fonction } from '@pdp/domain';
import type { ProfilFournisseur, PublicFournisseur } from '../config/profil-fournisseur.js';

/** Ce que le fournisseur affirme de la personne et de sa connexion. */
export type Dires = Readonly<Record<string, unknown>>;

/** Professionnels inscrits au RPPS : Pro Santé Connect ou équivalent (PGSSI-S ; domain.md 3.3, trust.md A8, 39). */
const DE_SANTE: readonly Fonction[] = [
  'MEDECIN_CONSEIL',
  'INFIRMIER_SERVICE_MEDICAL',
  'MEDECIN_TRAVAIL',
  'INFIRMIER_SANTE_TRAVAIL',
  'EQUIPE_COMETE',
  'MEDECIN_TRAITANT',
];
const DE_L_ASSURE: readonly Fonction[] = ['ASSURE', 'MANDATAIRE'];

/** Public dont relève une fonction. */
export function publicDe(fonction: Fonction): PublicFournisseur {
  if (DE_SANTE.includes(fonction)) return 'sante';
  return DE_L_ASSURE.includes(fonction) ? 'assures' : 'agents';
}

/** Fonctions qu'une identité de ce fournisseur peut exercer. */
export const fonctionsAdmises = ({ publics }: Pick<ProfilFournisseur, 'publics'>): readonly Fonction[] =>
  FONCTIONS.filter((fonction) => publics.includes(publicDe(fonction)));

/** Les niveaux et les méthodes affirmés sont-ils ceux qu'on attend de ce fournisseur ? Absents, ils ne suffisent pas. */
export function niveauSuffit({ acrAttendus, amrAttendus }: ProfilFournisseur, { acr, amr }: Dires): boolean {
  const methodes: readonly unknown[] = Array.isArray(amr) ? amr : [];
  const niveau = acrAttendus.length === 0 || (typeof acr === 'string' && acrAttendus.includes(acr));
  return niveau && (amrAttendus.length === 0 || amrAttendus.some((methode) => methodes.includes(methode)));
}

/** Tous les dires que ce fournisseur doit donner sont-ils là ? */
export const diresComplets = ({ diresAttendus }: ProfilFournisseur, dires: Dires): boolean =>
  diresAttendus.every((nom) => typeof dires[nom] === 'string' && dires[nom] !== '');
