import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type ImportVue, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { Horloges } from '../horloges/horloges.js';
import { presenterImport } from '../import.presenter.js';
import type { ImportVerrouille } from '../persistence/imports.repository.js';
import { RepositoriesImport } from '../persistence/repositories-import.js';

/** Confirme une liste lue : assurés, arrêts et horloges en une transaction. Confirmer deux fois ne fait rien de plus. */
@Injectable()
export class ConfirmerImport {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly repositories: RepositoriesImport,
    private readonly horloges: Horloges,
    private readonly dossiers: DossierPort,
  ) {}

  async executer(acteur: Acteur, id: string, version: number | null): Promise<Resultat<ImportVue, ErreurMetier>> {
    const fait = await this.unite.executer<{ id: string }, ErreurMetier>(acteur, async (tx) => {
      const verrouille = await this.repositories.imports.verrouiller(tx, id, acteur.plateformeId);
      if (!verrouille || acteur.plateformeId === null) return echec(introuvable());
      if (verrouille.etat === 'CONFIRME') return succes({ id });
      if (version !== null && version !== verrouille.version) return echec(versionPerimee(await this.vue(acteur, id)));
      if (verrouille.etat !== 'A_CONFIRMER') return echec(pasAConfirmer());
      return this.integrer(tx, acteur, verrouille, acteur.plateformeId);
    });
    if (!fait.ok) {
      if (fait.erreur === LIGNES_PERDUES) await this.repositories.imports.interrompre(id);
      return fait;
    }
    const vue = await this.vue(acteur, id);
    return vue ? succes(vue) : echec(introuvable());
  }

  private async integrer(
    tx: Transaction,
    acteur: Acteur,
    { id, lignesTotal }: ImportVerrouille,
    plateformeId: string,
  ): Promise<Resultat<{ id: string }, ErreurMetier>> {
    const { confirmation } = this.repositories;
    // Des milliers de lignes à la fois : ici, parcourir une table est le bon plan.
    await tx.sql('SET LOCAL enable_seqscan = on');
    const { compte, total } = await confirmation.reclasser(tx, id, plateformeId);
    if (total !== (lignesTotal ?? 0)) return echec(LIGNES_PERDUES);
    const dossiers = await confirmation.integrer(tx, id, plateformeId);
    await this.horloges.sonnerPourImport(tx, id);
    for (const dossierId of dossiers)
      await this.dossiers.marquerCategorie(tx, dossierId, 'arret', acteur.utilisateurId);
    await confirmation.conclure(tx, id, compte);
    tx.journaliser({
      action: 'import.confirmer',
      ressource: 'import',
      ressourceId: id,
      categories: ['identite', 'nir', 'coordonnees', 'arret'],
    });
    tx.publier('import.confirme', { importId: id });
    return succes({ id });
  }

  private async vue(acteur: Acteur, id: string): Promise<ImportVue | null> {
    const ligne = await this.repositories.lecture.un(id, acteur.plateformeId);
    return ligne && presenterImport(ligne, acteur);
  }
}

const pasAConfirmer = (): ErreurMetier =>
  erreurMetier('transition-impossible', 'Cette liste n’attend pas de confirmation : déposez-la à nouveau.');

const LIGNES_PERDUES: ErreurMetier = erreurMetier(
  'conflit',
  'Les lignes lues ont été perdues par un arrêt de la base : déposez la liste à nouveau.',
);
