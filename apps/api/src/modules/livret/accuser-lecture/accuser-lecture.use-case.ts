import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type LivretLuVue, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable } from '../../../platform/http/probleme.exception.js';
import { MonDossier } from '../mon-dossier.js';
import { LivretDepot } from '../persistence/livret.depot.js';

/** Accusé de lecture de la version publiée, par la personne elle-même : la première date est gardée, le redire ne change rien. */
@Injectable()
export class AccuserLecture {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly mien: MonDossier,
    private readonly depot: LivretDepot,
  ) {}

  executer(acteur: Acteur, dossierId: string | undefined): Promise<Resultat<LivretLuVue, ErreurMetier>> {
    // Son mandataire a pu lire sans elle : « ce qui a changé depuis votre visite » est le sien.
    if (acteur.fonction !== 'ASSURE') return Promise.resolve(echec(accesRefuse()));
    return this.unite.executer(acteur, async (tx) => {
      const ouvert = await this.mien.ouvrir(acteur, dossierId, tx);
      if (!ouvert.ok) return ouvert;
      const id = ouvert.valeur.dossier.dossierId;
      const lue = await this.depot.accuserLecture(tx, id);
      if (!lue) return echec(introuvable());
      tx.journaliser({
        action: 'livret.accuser',
        ressource: 'livret',
        ressourceId: lue.id,
        dossierId: id,
        categories: ['livret'],
      });
      return succes({ version: lue.version, luLe: lue.luLe.toISOString() });
    });
  }
}
