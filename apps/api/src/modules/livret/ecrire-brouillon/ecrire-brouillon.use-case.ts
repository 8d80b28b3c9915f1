import { Injectable } from '@nestjs/common';
import {
  dateParis,
  echec,
  livretVide,
  succes,
  type BrouillonActuel,
  type BrouillonEnregistre,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { refusDeRediger } from '../droits-livret.js';
import { LectureLivret } from '../persistence/lecture-livret.js';
import { LivretDepot } from '../persistence/livret.depot.js';
import { lireContenuRecu } from './lire-contenu.js';

/** Enregistre le brouillon entier ; la version attendue est 0 tant qu'il n'y en a pas. Les remarques de langage ne bloquent jamais. */
@Injectable()
export class EcrireBrouillon {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly lecture: LectureLivret,
    private readonly depot: LivretDepot,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string,
    versionLue: number,
    corps: unknown,
  ): Promise<Resultat<BrouillonEnregistre, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const ligne = await this.lecture.livret(dossierId, tx);
      const refus = ligne === null ? introuvable() : refusDeRediger(acteur, faits, ligne.referent_id);
      if (refus || ligne === null) return echec(refus ?? introuvable());
      const lu = lireContenuRecu(corps, dateParis(tx.maintenant));
      if (!lu.ok) return lu;
      const actuel: BrouillonActuel = {
        version: ligne.brouillon_version ?? 0,
        contenu: ligne.brouillon ?? livretVide(),
      };
      if (actuel.version !== versionLue) return echec(versionPerimee(actuel));
      const version = await this.depot.enregistrerBrouillon(tx, dossierId, lu.valeur.contenu, acteur.utilisateurId);
      tx.journaliser({
        action: 'livret.rediger',
        ressource: 'livret',
        ressourceId: dossierId,
        dossierId,
        categories: ['livret'],
      });
      return succes({ id: dossierId, version, remarques: lu.valeur.remarques });
    });
  }
}
