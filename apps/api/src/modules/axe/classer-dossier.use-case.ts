import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type Axe, type AxeVue, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { LECTURE } from '../../platform/config/jetons.js';
import { Lecture } from '../../platform/database/lecture.js';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';
import { introuvable } from '../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../platform/permissions/acces.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';

// Qui écrit le social de ce dossier le range : c'est l'accompagnement lui-même qui change d'axe.
const ECRITURE = { action: 'ecrire', categorie: 'social' } as const;

/** Axe d'un dossier : lu et changé par l'assistante sociale qui l'accompagne. */
@Injectable()
export class ClasserDossier {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly journal: JournalGroupe,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {}

  async lire(acteur: Acteur, dossierId: string): Promise<Resultat<AxeVue, ErreurMetier>> {
    const refus = refusDAcces(acteur, await this.faits.charger(acteur, dossierId), { ...ECRITURE, action: 'lire' });
    if (refus) return echec(refus);
    const [[ligne]] = await Promise.all([
      this.lecture.lire<AxeVue>({ nom: 'dossier-axe', texte: `SELECT axe FROM dossier WHERE id = $1::uuid` }, [
        dossierId,
      ]),
      this.journal.consigner(acteur, {
        action: 'lecture-axe',
        ressource: 'dossier',
        ressourceId: dossierId,
        dossierId,
        categories: ['social'],
      }),
    ]);
    return ligne === undefined ? echec(introuvable()) : succes({ axe: ligne.axe });
  }

  executer(acteur: Acteur, dossierId: string, axe: Axe): Promise<Resultat<AxeVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const refus = refusDAcces(acteur, await this.faits.charger(acteur, dossierId, tx), ECRITURE);
      if (refus) return echec(refus);
      await tx.sql(`UPDATE dossier SET axe = $2, version = version + 1, maj_le = $3 WHERE id = $1 AND axe <> $2`, [
        dossierId,
        axe,
        tx.maintenant,
      ]);
      tx.journaliser({ action: 'dossier.classer', ressource: 'dossier', ressourceId: dossierId, dossierId });
      return succes({ axe });
    });
  }
}
