import { Injectable } from '@nestjs/common';
import {
  MACHINE_REVUE,
  appliquer,
  echec,
  machineDe,
  succes,
  type ErreurMetier,
  type EtatRevue,
  type Resultat,
  type TypeRevue,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { figerCompteRendu } from '../compte-rendu/figer-compte-rendu.js';
import { LiensDeSeance } from '../persistence/liens-de-seance.js';
import { RevueRepository, type Revue } from '../persistence/revue.repository.js';
import { refusDOrdre, transitionRefusee } from '../revue.erreurs.js';
import { SuitesReport } from './suites-report.js';
import type { TransiterRevueDto } from './transiter-revue.dto.js';

export type RevueTransformee = {
  readonly id: string;
  readonly etat: string;
  readonly version: number;
  readonly sequence: number;
};

/** Fait changer une séance d'état ; `valider` fige le compte rendu. */
@Injectable()
export class TransiterRevue {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly liens: LiensDeSeance,
    private readonly report: SuitesReport,
  ) {}

  executer(
    acteur: Acteur,
    id: string,
    version: number | null,
    requete: TransiterRevueDto,
  ): Promise<Resultat<RevueTransformee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.revues.verrouiller(tx, acteur, id);
      if (!revue) return echec(introuvable());
      if (version !== null && version !== revue.version)
        return echec(versionPerimee({ id, version: revue.version, etat: revue.etat }));
      const de = revue.etat as EtatRevue;
      const resultat = appliquer(machineDe(MACHINE_REVUE, revue.type as TypeRevue), de, {
        transition: requete.transition,
        acteur: acteur.fonction,
        remplies: { aPassages: await aDesPassages(tx, id) },
      });
      if (!resultat.ok) return transitionRefusee(resultat.erreur);
      // Terminer est un ordre de conduite ; le reste se fait hors séance.
      const refus = de === 'EN_COURS' ? refusDOrdre(acteur, revue, requete.epoque) : null;
      if (refus) return echec(refus);
      const changement = await this.effets(tx, acteur, revue, requete);
      const sequence = await this.revues.ajouter(
        tx,
        acteur,
        revue,
        { type: EVENEMENTS[requete.transition], donnees: { de, vers: resultat.valeur } },
        { ...changement, etat: resultat.valeur },
      );
      await this.revues.tracer(tx, acteur, {
        ressource: 'revue',
        id,
        transition: requete.transition,
        de,
        vers: resultat.valeur,
        motif: requete.motif,
      });
      if (requete.transition === 'valider') await figerCompteRendu(tx, acteur, id);
      tx.journaliser({ action: `revue.${requete.transition}`, ressource: 'revue', ressourceId: id });
      return succes({ id, etat: resultat.valeur, version: revue.version, sequence });
    });
  }

  private async effets(
    tx: Transaction,
    acteur: Acteur,
    revue: Revue,
    { transition, nouveauDebut }: TransiterRevueDto,
  ): Promise<Partial<Revue>> {
    if (transition === 'annuler' || transition === 'reporter') {
      await this.report.prevenir(tx, acteur, revue.id);
      if (transition === 'annuler' || nouveauDebut === undefined) return {};
      return { reporteeVers: await this.report.reporter(tx, acteur, revue, new Date(nouveauDebut)) };
    }
    if (transition === 'demarrer') {
      await this.revues.inscrireConducteur(tx, acteur, revue.id);
      await this.liens.ouvrir(tx, revue.id, acteur.utilisateurId);
      return {
        demarreeLe: tx.maintenant,
        conducteurId: acteur.utilisateurId,
        epoqueConduite: revue.epoqueConduite + 1,
        conduiteDemandeePar: null,
      };
    }
    if (transition === 'terminer') {
      await this.liens.fermer(tx, revue.id);
      // Un passage encore ouvert à la fin n'a pas reçu de décision : il se représentera.
      await this.revues.quitterLePassage(tx, acteur, revue, 'representer');
      return { termineeLe: tx.maintenant, passageCourantId: null };
    }
    return transition === 'valider' ? { valideeLe: tx.maintenant } : {};
  }
}

const EVENEMENTS = {
  ouvrirOrdreDuJour: 'ordre-du-jour-ouvert',
  figer: 'ordre-du-jour-fige',
  demarrer: 'revue-demarree',
  terminer: 'revue-terminee',
  valider: 'compte-rendu-valide',
  annuler: 'revue-annulee',
  reporter: 'revue-reportee',
} as const;

async function aDesPassages(tx: Transaction, revueId: string): Promise<boolean> {
  const lignes = await tx.sql(
    `SELECT 1 AS un FROM passage_revue WHERE revue_id = $1 AND etat NOT IN ('RETIRE','REPORTE') LIMIT 1`,
    [revueId],
  );
  return lignes.length > 0;
}
