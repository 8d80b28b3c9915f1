import { Injectable } from '@nestjs/common';
import {
  MACHINE_TACHE,
  appliquer,
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type EtatTache,
  type Resultat,
  type Unite,
  type VersionVue,
} from '@pdp/domain';
import { faitsDeTache, peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { TacheEntity } from '../persistence/tache.entity.js';
import type { ModifierTacheDto } from './modifier-tache.dto.js';

/** Avance ou redate une tâche : son responsable, son auteur, ou qui écrit les tâches de ce dossier. */
@Injectable()
export class ModifierTache {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly dossiers: DossierPort,
  ) {}

  executer(
    acteur: Acteur,
    id: string,
    version: number,
    requete: ModifierTacheDto,
  ): Promise<Resultat<VersionVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const tache = await tx.manager.findOne(TacheEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!tache) return echec(introuvable());
      const droit = await this.droit(acteur, tache, tx);
      if (droit !== null) return echec(droit);
      if (tache.version !== version)
        return echec(versionPerimee({ id, version: tache.version, etat: tache.etat, echeance: tache.echeance }));
      const suivant = prochainEtat(acteur, tache.etat as EtatTache, requete);
      if (!suivant.ok) return suivant;
      await enregistrer(tx, tache, suivant.valeur, requete);
      if (tache.dossierId) await this.dossiers.recalculerProchaineEtape(tx, tache.dossierId);
      tx.journaliser({
        action: 'tache.modifier',
        ressource: 'tache',
        ressourceId: id,
        dossierId: tache.dossierId,
        categories: ['taches'],
      });
      await tracer(tx, acteur, tache, suivant.valeur, requete);
      return succes({ id, version: tache.version + 1 });
    });
  }

  private async droit(acteur: Acteur, tache: TacheEntity, tx: Transaction): Promise<ErreurMetier | null> {
    const element = faitsDeTache(acteur, { ...tache, responsableUnite: tache.responsableUnite as Unite | null });
    const estSienne = element.estAuteur || element.estDestinataire;
    if (tache.dossierId === null) return estSienne ? null : introuvable();
    const faits = await this.faits.charger(acteur, tache.dossierId, tx);
    if (!faits) return introuvable();
    if (peut(acteur, 'ecrire', { categorie: 'taches', faits, element })) return null;
    return peut(acteur, 'lire', { categorie: 'taches', faits, element }) ? accesRefuse() : introuvable();
  }
}

function prochainEtat(acteur: Acteur, etat: EtatTache, requete: ModifierTacheDto): Resultat<EtatTache, ErreurMetier> {
  if (requete.transition === undefined) {
    return requete.echeance === undefined
      ? echec(erreurMetier('requete-invalide', 'Dites ce qui change : une action ou une échéance.'))
      : succes(etat);
  }
  const resultat = appliquer(MACHINE_TACHE, etat, {
    transition: requete.transition,
    acteur: acteur.fonction,
    remplies: { aMotif: (requete.motif ?? '').trim() !== '' },
  });
  return resultat.ok
    ? resultat
    : echec(erreurMetier('transition-impossible', resultat.erreur.message, { champs: resultat.erreur.champs }));
}

async function enregistrer(
  tx: Transaction,
  tache: TacheEntity,
  etat: EtatTache,
  requete: ModifierTacheDto,
): Promise<void> {
  const faitLe = etat === 'FAITE' ? tx.maintenant : null;
  await tx.manager.update(
    TacheEntity,
    { id: tache.id },
    { etat, version: tache.version + 1, echeance: requete.echeance ?? tache.echeance, faitLe },
  );
}

async function tracer(
  tx: Transaction,
  acteur: Acteur,
  tache: TacheEntity,
  vers: EtatTache,
  requete: ModifierTacheDto,
): Promise<void> {
  await tx.sql(
    `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, motif, le) VALUES ($1,'tache',$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
    [
      tx.nouvelId(),
      tache.id,
      tache.dossierId,
      requete.transition ?? 'redater',
      tache.etat,
      vers,
      acteur.utilisateurId,
      acteur.fonction,
      requete.motif ?? null,
      tx.maintenant,
    ],
  );
}
