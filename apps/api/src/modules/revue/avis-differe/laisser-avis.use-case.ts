import { Injectable } from '@nestjs/common';
import {
  VOIX_ATTENDUES,
  accepteAvisDiffere,
  categorieAvisDiffere,
  echec,
  succes,
  type ErreurMetier,
  type EtatPassage,
  type EtatRevue,
  type LaisserAvisRequete,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { PassageSousVerrou } from '../persistence/passage-sous-verrou.js';
import { RevueRepository, type Passage, type Revue } from '../persistence/revue.repository.js';
import { regleRevue } from '../revue.erreurs.js';

export type AvisLaisse = { readonly id: string; readonly version: number; readonly sequence: number };

/** Laisse un avis sur un dossier inscrit : une voix attendue, ou un invité, qui sera absent ; il le dit aussi à la coordination. */
@Injectable()
export class LaisserAvis {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly passages: PassageSousVerrou,
  ) {}

  executer(
    acteur: Acteur,
    passageId: string,
    requete: LaisserAvisRequete,
  ): Promise<Resultat<AvisLaisse, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const trouve = await this.passages.charger(tx, acteur, passageId);
      if (!trouve) return echec(introuvable());
      const { revue, passage } = trouve;
      if (!(await aUneVoix(tx, acteur, revue.id))) return echec(accesRefuse());
      if (!accepteAvisDiffere(revue.etat as EtatRevue, passage.etat as EtatPassage))
        return echec(regleRevue('Ce dossier est déjà discuté : dites votre avis en séance.'));
      return succes(await this.ecrire(tx, acteur, trouve, requete));
    });
  }

  private async ecrire(
    tx: Transaction,
    acteur: Acteur,
    { revue, passage }: { revue: Revue; passage: Passage },
    { texte }: LaisserAvisRequete,
  ): Promise<AvisLaisse> {
    const { dossierId } = passage;
    const categorie = categorieAvisDiffere(acteur.unite);
    const [ecrit] = await tx.sql<{ id: string; version: number }>(
      `INSERT INTO avis_differe (id, passage_id, dossier_id, auteur_id, fonction, categorie, texte, cree_le, maj_le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$8)
       ON CONFLICT (passage_id, auteur_id) DO UPDATE SET texte = $7, fonction = $5, categorie = $6, maj_le = $8, version = avis_differe.version + 1
       RETURNING id, version`,
      [
        tx.nouvelId(),
        passage.id,
        dossierId,
        acteur.utilisateurId,
        acteur.fonction,
        categorie,
        texte.trim(),
        tx.maintenant,
      ],
    );
    await tx.sql(`UPDATE revue_participant SET absence_prevue = TRUE WHERE revue_id = $1 AND utilisateur_id = $2`, [
      revue.id,
      acteur.utilisateurId,
    ]);
    const evenement = { type: 'avis-laisse', passageId: passage.id, dossierId };
    const sequence = await this.revues.ajouter(tx, acteur, revue, evenement);
    tx.journaliser({
      action: 'revue.laisserAvis',
      ressource: 'passage',
      ressourceId: passage.id,
      dossierId,
      categories: [categorie],
    });
    return { ...ecrit!, sequence };
  }
}

async function aUneVoix(tx: Transaction, acteur: Acteur, revueId: string): Promise<boolean> {
  if (VOIX_ATTENDUES.some(({ fonctions }) => fonctions.includes(acteur.fonction))) return true;
  const invite = await tx.sql(`SELECT 1 AS un FROM revue_participant WHERE revue_id = $1 AND utilisateur_id = $2`, [
    revueId,
    acteur.utilisateurId,
  ]);
  return invite.length > 0;
}
