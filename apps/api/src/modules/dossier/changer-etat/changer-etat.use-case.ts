import { Injectable } from '@nestjs/common';
import {
  dateParis,
  echec,
  erreurMetier,
  lireFaitsCloture,
  succes,
  type ErreurMetier,
  type Resultat,
  type TransitionDossier,
  type TransitionDossierReponse,
} from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { peutMener } from '../../../platform/permissions/mener.js';
import { acteDeTransition } from '../capacites.js';
import { deRegle } from '../../../platform/http/erreurs-regle.js';
import { ChangementEtat, type DetailsTransition } from './changement-etat.js';

/** Transition demandée par une personne ; `version` est celle du dossier qu'elle avait sous les yeux, si elle la donne. */
export type DemandeTransitionDossier = {
  readonly dossierId: string;
  readonly transition: TransitionDossier;
  readonly version: number | null;
  readonly details: Omit<DetailsTransition, 'faits'> & {
    readonly faits?: Readonly<Record<string, unknown>> | undefined;
  };
};

/** Fait avancer un dossier d'un état à l'autre (domain.md 2.2.2). */
@Injectable()
export class ChangerEtat {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly changement: ChangementEtat,
  ) {}

  executer(
    acteur: Acteur,
    demande: DemandeTransitionDossier,
  ): Promise<Resultat<TransitionDossierReponse, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const { dossierId, transition } = demande;
      const details = lireDetails(demande, dateParis(tx.maintenant));
      if (!details.ok) return details;
      const faits = await this.faits.charger(acteur, dossierId, tx);
      if (!estVisible(acteur, faits)) return echec(introuvable());
      if (!peutActe(acteur.fonction, acteDeTransition(transition)) || !peutMener(acteur, faits))
        return echec(accesRefuse());
      const avant = await lireVersions(tx, dossierId);
      if (demande.version !== null && (demande.version < avant.versionEtat || demande.version > avant.version))
        return echec(versionPerimee({ id: dossierId, etat: faits.etat, version: avant.version }));
      if (transition === 'rouvrir' && (await unAutreEstOuvert(tx, dossierId)))
        return echec(
          erreurMetier('conflit', 'Un autre dossier est déjà ouvert pour cette personne : poursuivez dans celui-là.'),
        );
      const joue = await this.changement.avancer(tx, acteur, dossierId, transition, details.valeur);
      if (!joue.ok) return echec(deRegle(joue.erreur));
      return succes({ id: dossierId, etat: joue.valeur.vers, version: avant.version + 1 });
    });
  }
}

// Les fautes nomment leur champ (« faits.licenciementInaptitudeLe ») : l'écran les met à leur place.
function lireDetails(
  { transition, details: { faits, ...details } }: DemandeTransitionDossier,
  aujourdhui: string,
): Resultat<DetailsTransition, ErreurMetier> {
  if (transition !== 'clore' || faits === undefined) return succes(details);
  const lus = lireFaitsCloture(faits, aujourdhui);
  if (lus.ok) return succes({ ...details, faits: lus.valeur });
  const champs = lus.erreur.map((faute) => ({ ...faute, chemin: `faits.${faute.chemin}` }));
  return echec(erreurMetier('regle-metier', 'Certains faits sont à corriger.', { champs }));
}

async function lireVersions(tx: Transaction, dossierId: string): Promise<{ version: number; versionEtat: number }> {
  const [ligne] = await tx.sql<{ version: number; versionEtat: number }>(
    `SELECT version, version_etat AS "versionEtat" FROM dossier WHERE id = $1`,
    [dossierId],
  );
  if (!ligne) throw new Error('dossier verrouillé mais absent');
  return ligne;
}

async function unAutreEstOuvert(tx: Transaction, dossierId: string): Promise<boolean> {
  // L'assuré verrouillé : une ouverture et une réouverture simultanées se suivent.
  await tx.sql(
    `SELECT s.id FROM assure s JOIN dossier d ON d.assure_id = s.id WHERE d.id = $1 FOR NO KEY UPDATE OF s`,
    [dossierId],
  );
  return (
    (
      await tx.sql(
        `SELECT 1 AS un FROM dossier o JOIN dossier d ON d.assure_id = o.assure_id WHERE d.id = $1 AND o.id <> d.id AND o.etat NOT IN ('CLOS','ARCHIVE','PURGE')`,
        [dossierId],
      )
    ).length > 0
  );
}
