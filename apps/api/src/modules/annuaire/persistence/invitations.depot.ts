import { Injectable } from '@nestjs/common';
import { EMETTEUR_INVITATION } from '../../../platform/auth/invitations.js';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { empreinteEcrite } from '../../../platform/chiffrement/contacts.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { HORS_ASSURES } from './lecture-habilitations.js';

/** Lectures et écritures propres aux invitations, dans la transaction de l'appelant. */
@Injectable()
export class InvitationsDepot {
  constructor(private readonly coffre: Coffre) {}

  /** Organismes de la plateforme, par nom en minuscules. */
  async organismes(tx: Transaction, plateformeId: string | null): Promise<ReadonlyMap<string, string>> {
    const lignes = await tx.sql<{ id: string; nom: string }>(
      `SELECT id, nom FROM organisme WHERE plateforme_id = $1 ORDER BY id`,
      [plateformeId],
    );
    return new Map(lignes.map(({ id, nom }) => [nom.toLowerCase(), id]));
  }

  /** Professionnel de cette plateforme qui a cette adresse, ou `null`. */
  async professionnel(tx: Transaction, plateformeId: string | null, courriel: string): Promise<string | null> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT u.id FROM utilisateur u WHERE u.courriel_empreinte = $2
         AND EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.plateforme_id = $1 AND h.fonction ${HORS_ASSURES}) LIMIT 1`,
      [plateformeId, empreinteEcrite(this.coffre, courriel)],
    );
    return lignes[0]?.id ?? null;
  }

  /** Donne un nouveau code à un compte qui attend encore son identité ; faux s'il l'a déjà. */
  async remplacerCode(tx: Transaction, utilisateurId: string, sujet: string): Promise<boolean> {
    const lignes = await tx.sql(
      `UPDATE utilisateur SET sujet = $3 WHERE id = $1 AND emetteur = $2 AND actif RETURNING 1 AS un`,
      [utilisateurId, EMETTEUR_INVITATION, sujet],
    );
    return lignes.length > 0;
  }
}
