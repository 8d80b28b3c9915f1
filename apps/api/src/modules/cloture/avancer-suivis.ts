import { Inject, Injectable } from '@nestjs/common';
import { MACHINE_SUIVI, appliquer, dateParis, estPasDu, pasDuSuivi, succes } from '@pdp/domain';
import { SYSTEME } from '../../platform/config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../platform/database/acces-base.js';
import { Lecture } from '../../platform/database/lecture.js';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';
import { verrouiller } from '../../platform/permissions/faits.service.js';
import { DemanderNouvelles } from './demander-nouvelles.js';
import { ClotureDepot, type SuiviStocke } from './persistence/cloture.depot.js';

const LOT = 200;

// Un dossier gelé n'est ni lu ni écrit : ses suivis attendent la levée du gel.
const A_AVANCER = {
  nom: 'suivis-a-avancer',
  texte: `SELECT s.id, s.dossier_id AS "dossierId", s.mois, s.etat, s.version, s.echeance::text AS echeance, s.demande_le::text AS "demandeLe"
    FROM suivi_cloture s JOIN dossier d ON d.id = s.dossier_id AND NOT d.limite AND d.etat = 'CLOS'
    WHERE s.etat IN ('A_VENIR','DEMANDE','RELANCE_1','RELANCE_2') AND s.echeance <= $1::date AND s.id > $2::uuid ORDER BY s.id LIMIT ${LOT}`,
};
const AVANT_TOUT = '00000000-0000-0000-0000-000000000000';

/** Demandes, relances et silences des suivis échus. Rejouable : un suivi n'avance que d'un pas dû à la fois. */
@Injectable()
export class AvancerSuivis {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: ClotureDepot,
    private readonly nouvelles: DemanderNouvelles,
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  /** Avance tous les suivis échus d'un pas. */
  async executer(): Promise<void> {
    const aujourdhui = dateParis(this.horloge());
    let depuis: string | undefined = AVANT_TOUT;
    while (depuis !== undefined) {
      const lot: readonly SuiviStocke[] = await this.lecture.lire<SuiviStocke>(
        A_AVANCER,
        [aujourdhui, depuis],
        ACCES_SYSTEME,
      );
      for (const suivi of lot) if (estPasDu(pasDuSuivi(suivi), aujourdhui)) await this.avancer(suivi, aujourdhui);
      depuis = lot.length === LOT ? lot.at(-1)?.id : undefined;
    }
  }

  private async avancer({ id, dossierId }: SuiviStocke, aujourdhui: string): Promise<void> {
    await this.unite.executer<null, never>(SYSTEME, async (tx) => {
      await verrouiller(tx, dossierId);
      const suivi = await this.depot.verrouillerSuivi(tx, id);
      const pas = suivi && pasDuSuivi(suivi);
      // Répondu ou avancé pendant l'attente du verrou : c'est fait.
      if (!suivi || !estPasDu(pas, aujourdhui)) return succes(null);
      const joue = appliquer(MACHINE_SUIVI, suivi.etat, { transition: pas.transition, acteur: 'SYSTEME' });
      if (!joue.ok) throw new Error(`suivi : ${pas.transition} impossible depuis ${suivi.etat}`);
      await this.depot.avancerSuivi(tx, id, joue.valeur, aujourdhui);
      await this.depot.tracer(tx, SYSTEME, {
        ressource: 'suivi',
        id,
        dossierId,
        transition: pas.transition,
        de: suivi.etat,
        vers: joue.valeur,
      });
      if (pas.transition !== 'constaterSilence') await this.nouvelles.executer(tx, suivi);
      tx.journaliser({
        action: `suivi.${pas.transition}`,
        ressource: 'suivi',
        ressourceId: id,
        dossierId,
        categories: ['dispositifs'],
      });
      return succes(null);
    });
  }
}
