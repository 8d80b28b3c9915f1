import { Injectable } from '@nestjs/common';
import {
  MINUTES_DU_CRENEAU,
  echec,
  succes,
  type ErreurMetier,
  type FormatPassage,
  type PreparerPassageRequete,
  type Resultat,
  type VersionVue,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { mettreLeLotALaFin } from '../persistence/ordre-des-passages.js';
import { PassageSousVerrou } from '../persistence/passage-sous-verrou.js';
import { RevueRepository, type Passage, type Revue } from '../persistence/revue.repository.js';
import { refusDeTenir, regleRevue } from '../revue.erreurs.js';

const EN_PREPARATION = ['PLANIFIEE', 'ORDRE_DU_JOUR_OUVERT', 'ORDRE_DU_JOUR_FIGE'];

/** Change la question ou le créneau d'un dossier inscrit, avant la séance. */
@Injectable()
export class PreparerPassage {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly passages: PassageSousVerrou,
  ) {}

  executer(
    acteur: Acteur,
    passageId: string,
    version: number,
    requete: PreparerPassageRequete,
  ): Promise<Resultat<VersionVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const trouve = await this.passages.charger(tx, acteur, passageId);
      if (!trouve) return echec(introuvable());
      const { revue, passage } = trouve;
      const refus = refusDeTenir(acteur, revue);
      if (refus) return echec(refus);
      if (version !== passage.version)
        return echec(versionPerimee({ id: passageId, version: passage.version, question: passage.question }));
      if (!EN_PREPARATION.includes(revue.etat) || !['INSCRIT', 'RETENU'].includes(passage.etat))
        return echec(regleRevue('Ce passage ne se prépare plus.'));
      await this.ecrire(tx, acteur, { revue, passage }, requete);
      return succes({ id: passageId, version: version + 1 });
    });
  }

  private async ecrire(
    tx: Transaction,
    acteur: Acteur,
    { revue, passage }: { revue: Revue; passage: Passage },
    requete: PreparerPassageRequete,
  ): Promise<void> {
    const format = requete.format ?? (passage.format as FormatPassage);
    const change = requete.format !== undefined && requete.format !== passage.format;
    await this.revues.modifierPassage(tx, passage, {
      question: requete.question?.trim() ?? passage.question,
      format,
      dureeMinutes: requete.dureeMinutes ?? (change ? MINUTES_DU_CRENEAU[format] : passage.dureeMinutes),
    });
    if (change) await mettreLeLotALaFin(tx, revue.id);
    const { id, dossierId } = passage;
    await this.revues.ajouter(tx, acteur, revue, { type: 'passage-prepare', passageId: id, dossierId });
    tx.journaliser({ action: 'passage.preparer', ressource: 'passage', ressourceId: id, dossierId });
  }
}
