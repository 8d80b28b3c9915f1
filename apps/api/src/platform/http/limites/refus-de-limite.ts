import { Injectable } from '@nestjs/common';
import { erreurMetier, succes } from '@pdp/domain';
import type { Acteur } from '../../config/acteur.js';
import { UniteDeTravail } from '../../database/unite-de-travail.js';
import { ProblemeException } from '../probleme.exception.js';

/** Événement de la boîte de sortie : un agent vient de dépasser une limite ; au plus un par agent et par heure. */
export const LIMITE_DEPASSEE = 'limite.depassee';

type SorteRefus = 'lecture' | 'recherche' | 'export';

const DETAILS: Readonly<Record<SorteRefus, string>> = {
  lecture:
    'Vous avez ouvert un très grand nombre de dossiers en une heure. Ceux que vous venez d’ouvrir restent lisibles ; réessayez plus tard pour les autres.',
  recherche: 'Trop de recherches à la suite. Réessayez dans un instant.',
  export: 'Trop de fichiers demandés en une heure. Réessayez plus tard.',
};

/** Refus d'une limite : une ligne REFUS au journal, et le délégué à la protection des données prévenu une fois par heure. */
@Injectable()
export class RefusDeLimite {
  constructor(private readonly unite: UniteDeTravail) {}

  /** Journalise le refus puis rend le problème 429 à lever ; `attenteS` devient `Retry-After`. */
  async constater(
    acteur: Acteur,
    refus: { readonly sorte: SorteRefus; readonly attenteS: number; readonly dossierId: string | null },
  ): Promise<ProblemeException> {
    await this.unite.executer<null, never>(acteur, async (tx) => {
      tx.journaliser({
        action: `${refus.sorte}-limitee`,
        ressource: 'limite',
        dossierId: refus.dossierId,
        resultat: 'REFUS',
      });
      const [premiere] = await tx.sql(
        `INSERT INTO alerte_limite (utilisateur_id, le) VALUES ($1, $2)
         ON CONFLICT (utilisateur_id) DO UPDATE SET le = EXCLUDED.le
         WHERE alerte_limite.le <= EXCLUDED.le - interval '1 hour' RETURNING 1 AS une`,
        [acteur.utilisateurId, tx.maintenant],
      );
      if (premiere)
        tx.publier(LIMITE_DEPASSEE, { utilisateurId: acteur.utilisateurId, plateformeId: acteur.plateformeId });
      return succes(null);
    });
    return new ProblemeException(erreurMetier('trop-de-demandes', DETAILS[refus.sorte]), refus.attenteS);
  }
}
