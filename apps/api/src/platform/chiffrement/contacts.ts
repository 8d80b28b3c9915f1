import type { CanalEnvoi } from '@pdp/domain';
import type { Coffre } from './coffre.js';

/** De quoi joindre une personne qui a un compte. */
export type Contacts = { readonly courriel: string | null; readonly telephone: string | null };

/** Colonnes d'`utilisateur` à écrire ; l'empreinte (bytea en hexadécimal) sert à retrouver un compte à son courriel. */
export type ColonnesContacts = {
  readonly courriel_scelle: string | null;
  readonly courriel_empreinte: string | null;
  readonly telephone_scelle: string | null;
};

const COLONNES = { courriel: 'utilisateur.courriel_scelle', telephone: 'utilisateur.telephone_scelle' } as const;

export const scellerContacts = (
  coffre: Coffre,
  utilisateurId: string,
  { courriel, telephone }: Contacts,
): ColonnesContacts => ({
  courriel_scelle: courriel === null ? null : coffre.sceller(COLONNES.courriel, utilisateurId, courriel),
  courriel_empreinte: courriel === null ? null : empreinteEcrite(coffre, courriel),
  telephone_scelle: telephone === null ? null : coffre.sceller(COLONNES.telephone, utilisateurId, telephone),
});

/** Empreinte d'un courriel telle qu'elle se compare en SQL. */
export const empreinteEcrite = (coffre: Coffre, courriel: string): string =>
  `\\x${coffre.empreinteCourriel(courriel).toString('hex')}`;

/** Adresse d'un envoi : le courriel ou le téléphone du compte, selon le canal. */
export const ouvrirAdresse = (
  coffre: Coffre,
  canal: CanalEnvoi,
  contact: { readonly utilisateurId: string; readonly sceau: string | null },
): string | null => ouvrirContact(coffre, canal === 'SMS' ? 'telephone' : 'courriel', contact);

/** Ouvre un contact d'un compte ; `null` s'il n'en a pas. */
export const ouvrirContact = (
  coffre: Coffre,
  quoi: keyof Contacts,
  { utilisateurId, sceau }: { readonly utilisateurId: string; readonly sceau: string | null },
): string | null => (sceau === null ? null : coffre.ouvrir(COLONNES[quoi], utilisateurId, sceau));
