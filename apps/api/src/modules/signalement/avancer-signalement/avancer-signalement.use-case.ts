import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type Resultat,
  type TransitionSignalement,
  type TransitionSignalementReponse,
} from '@pdp/domain';
import { peutActe, type Acte } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { accesRefuse, introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { AcceptationSignalement } from '../acceptation-signalement.js';
import { AvancementSignalement, type CommandeAgent, type EtapeEnregistree } from '../avancement-signalement.js';
import { LireSignalement } from '../lire-signalement/lire-signalement.use-case.js';
import { LectureSignalements } from '../persistence/lecture-signalements.js';

/** Corps d'une transition, transition reconnue. */
export type DemandeTransition = CommandeAgent & {
  readonly commentaire?: string | undefined;
  readonly commenceLe?: string | undefined;
};

/** Fait avancer un signalement : tri, contact, réponse de l'assuré. Accepter ouvre, ou rejoint, son unique dossier. */
@Injectable()
export class AvancerSignalement {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly lecture: LectureSignalements,
    private readonly fiche: LireSignalement,
    private readonly avancement: AvancementSignalement,
    private readonly acceptation: AcceptationSignalement,
  ) {}

  async executer(
    acteur: Acteur,
    id: string,
    demande: DemandeTransition,
    version: number | null,
  ): Promise<Resultat<TransitionSignalementReponse, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const charge = await this.avancement.charger(tx, id);
      const regard = await this.lecture.regard(tx, acteur, id);
      if (!charge || (!regard.emis && !regard.recoit)) return echec(introuvable());
      if (!regard.recoit || !peutActe(acteur.fonction, ACTE_DE_TRANSITION[demande.transition]))
        return echec(accesRefuse());
      if (version !== null && version !== charge.version) return echec(versionPerimee(await this.actuel(acteur, id)));
      if (charge.regime === 'AGRICOLE' && !PERMISES_HORS_REGIME.includes(demande.transition))
        return echec(relevantDeLaMsa());
      const etape = await this.jouer(tx, acteur, charge, demande);
      if (!etape.ok) return etape;
      tx.journaliser({
        action: `signalement.${demande.transition}`,
        ressource: 'signalement',
        ressourceId: id,
        dossierId: etape.valeur.dossierId,
      });
      return succes({ id, ...etape.valeur });
    });
  }

  private jouer(
    tx: Transaction,
    acteur: Acteur,
    charge: NonNullable<Awaited<ReturnType<AvancementSignalement['charger']>>>,
    demande: DemandeTransition,
  ): Promise<Resultat<EtapeEnregistree, ErreurMetier>> {
    if (demande.transition === 'accepter') return this.acceptation.accepter(tx, acteur, charge, demande);
    return this.avancement.avancer(tx, charge, demande, acteur);
  }

  private async actuel(acteur: Acteur, id: string): Promise<unknown> {
    const vue = await this.fiche.executer(acteur, id);
    return vue.ok ? vue.valeur : null;
  }
}

const ACTE_DE_TRANSITION = {
  recevoir: 'signalement.contacter',
  qualifier: 'signalement.trier',
  refuserHorsChamp: 'signalement.trier',
  contacter: 'signalement.contacter',
  accepter: 'signalement.conclure',
  decliner: 'signalement.conclure',
  injoignable: 'signalement.conclure',
} as const satisfies Record<TransitionSignalement, Acte>;

const PERMISES_HORS_REGIME: readonly TransitionSignalement[] = ['recevoir', 'refuserHorsChamp'];

// domain.md 10, Q15 : les assurés de la MSA sont hors champ, une tâche d'orientation les attend.
const relevantDeLaMsa = (): ErreurMetier =>
  erreurMetier(
    'regle-metier',
    'Cette personne relève du régime agricole : orientez-la vers la MSA, puis refusez le signalement « hors champ, régime agricole ».',
  );
