import { REFUS_CONNEXION } from '@pdp/domain';
import type { FournisseurConnexion, RaisonRefusConnexion } from '@pdp/domain';

const A_QUI: Readonly<Record<FournisseurConnexion['public'], string>> = {
  agents: 'Agents des organismes',
  sante: 'Professionnels de santé',
  assures: 'Assurés et mandataires',
  tous: 'Tous les comptes',
};

/** À qui s'adresse ce service. */
export const aQui = (fournisseur: FournisseurConnexion): string => A_QUI[fournisseur.public];

/** Raison d'un refus lue dans l'adresse ; une valeur inconnue donne la phrase générale. */
export const refusDe = (raison: string | undefined): { titre: string; phrase: string } | null => {
  if (raison === undefined) return null;
  if (Object.hasOwn(REFUS_CONNEXION, raison)) return REFUS_CONNEXION[raison as RaisonRefusConnexion];
  return {
    titre: 'La connexion n’a pas abouti',
    phrase: 'Recommencez ; si cela continue, prévenez votre administrateur.',
  };
};

/** Services d'une personne qui vient lire son livret ; tous, s'il n'en est pas un pour elle. */
export function pourAssure(elements: readonly FournisseurConnexion[]): readonly FournisseurConnexion[] {
  const siens = elements.filter((fournisseur) => fournisseur.public === 'assures');
  return siens.length > 0 ? siens : elements;
}

/** Le service qui ouvre seul, ou d'abord ; les autres se proposent dessous. */
export function ranger(elements: readonly FournisseurConnexion[]): {
  readonly principal: FournisseurConnexion | null;
  readonly autres: readonly FournisseurConnexion[];
} {
  const [premier, ...suite] = elements;
  if (premier === undefined) return { principal: null, autres: [] };
  return premier.code === 'demo' || suite.length === 0
    ? { principal: premier, autres: suite }
    : { principal: null, autres: elements };
}
