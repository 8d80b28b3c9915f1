import { Inject, Injectable } from '@nestjs/common';
import {
  dateParis,
  echec,
  succes,
  type CategorieActuelle,
  type CategorieFiche,
  type DossierVue,
  type ErreurMetier,
  type Resultat,
  type VersionVue,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { versionPerimee } from '../../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { LireDossier } from '../lire/lire-dossier.use-case.js';
import { FicheDepot } from '../persistence/fiche.depot.js';
import { lireSaisie } from './lire-saisie.js';

/** Une écriture de catégorie : ce qu'on veut mettre, et la version du dossier qu'on avait sous les yeux. */
export type EcritureCategorie = {
  readonly dossierId: string;
  readonly categorie: CategorieFiche;
  readonly corps: unknown;
  readonly versionLue: number;
};

/**
 * Écrit une catégorie entière. La saisie est périmée si cette catégorie-là a changé depuis la version lue : deux personnes
 * qui écrivent deux catégories différentes ne se gênent pas (ADR « version par catégorie »).
 */
@Injectable()
export class EcrireCategorie {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly fiche: FicheDepot,
    private readonly lire: LireDossier,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  executer(acteur: Acteur, ecriture: EcritureCategorie): Promise<Resultat<VersionVue, ErreurMetier>> {
    return this.unite.executer(acteur, (tx) => this.ecrire(tx, acteur, ecriture));
  }

  private async ecrire(
    tx: Transaction,
    acteur: Acteur,
    { dossierId, categorie, corps, versionLue }: EcritureCategorie,
  ): Promise<Resultat<VersionVue, ErreurMetier>> {
    const refus = refusDAcces(acteur, await this.faits.charger(acteur, dossierId, tx), { action: 'ecrire', categorie });
    if (refus) return echec(refus);
    const saisie = lireSaisie(categorie, corps, dateParis(this.horloge()));
    if (!saisie.ok) return saisie;
    const versions = await this.fiche.versions(tx, dossierId, categorie);
    if (!versions) throw new Error('dossier verrouillé mais absent');
    if (versionLue < versions.versionCategorie || versionLue > versions.version)
      return echec(versionPerimee(await this.actuel(acteur, dossierId, categorie)));
    const ecrite = await this.fiche.ecrire(
      tx,
      { dossierId, assureId: versions.assureId, auteurId: acteur.utilisateurId },
      categorie,
      saisie.valeur,
    );
    if (!ecrite.ok) return ecrite;
    await tracer(tx, acteur, dossierId, categorie);
    tx.journaliser({
      action: 'dossier.ecrire',
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
      categories: [categorie],
    });
    tx.publier('categorie-ecrite', { dossierId, categorie, version: ecrite.valeur });
    return succes({ id: dossierId, version: ecrite.valeur });
  }

  // Ce que la personne peut lire de cette catégorie maintenant : une vraie lecture, journalisée comme telle.
  private async actuel(
    acteur: Acteur,
    dossierId: string,
    categorie: CategorieFiche,
  ): Promise<CategorieActuelle | null> {
    const fiche = await this.lire.executer(acteur, dossierId);
    if (fiche === null) return null;
    const { categories, version } = JSON.parse(fiche.json) as DossierVue;
    return { categorie, version, contenu: categories[categorie] ?? {} };
  }
}

async function tracer(tx: Transaction, acteur: Acteur, dossierId: string, categorie: CategorieFiche): Promise<void> {
  await tx.sql(
    `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, le) VALUES ($1,'categorie',$2,$2,'ecrire',NULL,$3,$4,$5,$6)`,
    [tx.nouvelId(), dossierId, categorie, acteur.utilisateurId, acteur.fonction, tx.maintenant],
  );
}
