import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Acte } from '@pdp/permissions';

/** Ce qu'une route ou un message de socket déclare ; l'essai de démarrage refuse qu'il en manque une. */
export type Declaration =
  | { readonly sorte: 'acte'; readonly acte: Acte }
  | { readonly sorte: 'connecte' }
  | { readonly sorte: 'public'; readonly raison: string };

export const DECLARATION = 'pdp:declaration';

/** La fonction active doit permettre cet acte (`libs/permissions/src/actes.ts`). */
export const ActeDeclare = (acte: Acte): CustomDecorator =>
  SetMetadata(DECLARATION, { sorte: 'acte', acte } satisfies Declaration);

/** Toute personne connectée ; les droits sur les données sont vérifiés dans le cas d'usage. */
export const Connecte = (): CustomDecorator => SetMetadata(DECLARATION, { sorte: 'connecte' } satisfies Declaration);

/** Sans connexion ; la raison est relue à chaque revue de sécurité. */
export const Public = (raison: string): CustomDecorator =>
  SetMetadata(DECLARATION, { sorte: 'public', raison } satisfies Declaration);
