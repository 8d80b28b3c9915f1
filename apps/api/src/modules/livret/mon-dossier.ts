import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import { introuvable } from '../../platform/http/probleme.exception.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { litLivret } from './droits-livret.js';
import type { DossierOuvert, MonDossierPort } from './mon-dossier.port.js';
import { MesDossiers } from './persistence/mes-dossiers.js';

/** Choisit le dossier de « Mon livret » : celui demandé s'il est à cette personne, sinon le premier ; rien d'autre n'existe (404). */
@Injectable()
export class MonDossier implements MonDossierPort {
  constructor(
    private readonly mesDossiers: MesDossiers,
    private readonly faits: FaitsService,
  ) {}

  /** Avec `tx`, pour une écriture : le dossier est verrouillé. */
  async ouvrir(
    acteur: Acteur,
    dossierId: string | undefined,
    tx?: Transaction,
  ): Promise<Resultat<DossierOuvert, ErreurMetier>> {
    const dossiers = await this.mesDossiers.lister(acteur);
    const dossier =
      dossierId === undefined ? dossiers[0] : dossiers.find((d) => d.dossierId === dossierId.toLowerCase());
    const faits = dossier ? await this.faits.charger(acteur, dossier.dossierId, tx) : null;
    if (!dossier || !faits || !faits.estConcerne || !litLivret(acteur, faits)) return echec(introuvable());
    return succes({ dossier, dossiers, faits });
  }
}
