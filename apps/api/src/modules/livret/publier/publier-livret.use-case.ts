import { Injectable } from '@nestjs/common';
import {
  MACHINE_LIVRET,
  aPartiesObligatoires,
  appliquer,
  echec,
  erreurMetier,
  succes,
  type ContenuLivret,
  type ErreurMetier,
  type LivretPublie,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { refusDeRediger } from '../droits-livret.js';
import { LectureLivret } from '../persistence/lecture-livret.js';
import { LivretDepot } from '../persistence/livret.depot.js';
import { SuitesPublication } from './suites-publication.js';

/** Publie le brouillon enregistré : ce que le référent a relu, jamais un texte composé tout seul. L'assuré est prévenu. */
@Injectable()
export class PublierLivret {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly lecture: LectureLivret,
    private readonly depot: LivretDepot,
    private readonly suites: SuitesPublication,
  ) {}

  executer(
    acteur: Acteur,
    dossierId: string,
    versionLue: number | null,
  ): Promise<Resultat<LivretPublie, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const ligne = await this.lecture.livret(dossierId, tx);
      const refus = ligne === null ? introuvable() : refusDeRediger(acteur, faits, ligne.referent_id);
      if (refus || ligne === null) return echec(refus ?? introuvable());
      if (ligne.brouillon === null || ligne.brouillon_version === null)
        return echec(erreurMetier('regle-metier', 'Relisez et enregistrez d’abord le brouillon.'));
      if (versionLue !== null && versionLue !== ligne.brouillon_version)
        return echec(versionPerimee({ version: ligne.brouillon_version, contenu: ligne.brouillon }));
      const regle = verifier(acteur, ligne.brouillon);
      if (regle) return echec(regle);
      return succes(await this.publier(tx, acteur, dossierId, ligne.brouillon));
    });
  }

  private async publier(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    contenu: ContenuLivret,
  ): Promise<LivretPublie> {
    const { id, version, remplaceeId } = await this.depot.publier(tx, dossierId, contenu, acteur.utilisateurId);
    const trace = { ressource: 'livret', dossierId } as const;
    if (remplaceeId !== null)
      await this.depot.tracer(tx, SYSTEME, {
        ...trace,
        ressourceId: remplaceeId,
        transition: 'remplacer',
        de: 'PUBLIE',
        vers: 'REMPLACE',
      });
    await this.depot.tracer(tx, acteur, {
      ...trace,
      ressourceId: id,
      transition: 'publier',
      de: 'BROUILLON',
      vers: 'PUBLIE',
    });
    await this.depot.marquerPropositions(tx, dossierId, contenu);
    await this.suites.declencher(tx, acteur, dossierId);
    tx.journaliser({
      action: 'livret.publier',
      ressource: 'livret',
      ressourceId: id,
      dossierId,
      categories: ['livret'],
    });
    tx.publier('livret-publie', { dossierId, version });
    return { id, version, publieLe: tx.maintenant.toISOString() };
  }
}

function verifier(acteur: Acteur, contenu: ContenuLivret): ErreurMetier | null {
  // `estReferent` est déjà acquis : sans lui, la demande a été refusée plus haut (403, et non 422).
  const remplies = { estReferent: true, aPartiesObligatoires: aPartiesObligatoires(contenu) };
  const resultat = appliquer(MACHINE_LIVRET, 'BROUILLON', { transition: 'publier', acteur: acteur.fonction, remplies });
  return resultat.ok ? null : erreurMetier('regle-metier', resultat.erreur.message, { champs: resultat.erreur.champs });
}
