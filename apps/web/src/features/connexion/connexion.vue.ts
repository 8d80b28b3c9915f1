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

const FORME_CODE = /^[A-Za-z0-9_-]{43}$/;

/** Code d'invitation saisi, sans les espaces d'un copier-coller ; `null` s'il n'en a pas la forme. */
export function codeSaisi(texte: string): string | null {
  const code = texte.replace(/\s/g, '');
  return FORME_CODE.test(code) ? code : null;
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
