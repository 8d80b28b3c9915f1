import { Inject, Injectable } from '@nestjs/common';
import {
  EFFECTIF_MINIMAL,
  LIBELLES_FONCTION,
  ajouterMois,
  dateParis,
  echec,
  publierEffectif,
  publierRepartition,
  succes,
  type ErreurMetier,
  type PeriodePilotage,
  type Resultat,
  type ResumeRevues,
  type TypeRevue,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { accesRefuse } from '../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { ComptesDesRevues, type ComptesRevues } from './persistence/comptes-revues.js';

/** Résumé des séances d'un type : part des dossiers qui finissent décidés, temps, présence ; petits effectifs masqués, lecture journalisée. */
@Injectable()
export class ResumerRevues {
  constructor(
    private readonly comptes: ComptesDesRevues,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(
    acteur: Acteur,
    mois: PeriodePilotage,
    type: TypeRevue,
  ): Promise<Resultat<ResumeRevues, ErreurMetier>> {
    const { plateformeId } = acteur;
    if (plateformeId === null) return echec(accesRefuse());
    const maintenant = this.horloge();
    const au = dateParis(maintenant);
    const du = ajouterMois(au, -mois);
    const [comptes] = await Promise.all([
      this.comptes.entre(plateformeId, type, du, au),
      this.journal.consigner(acteur, { action: 'pilotage.lire', ressource: 'plateforme', ressourceId: plateformeId }),
    ]);
    return succes({ type, du, au, calculeLe: maintenant.toISOString(), ...publier(comptes) });
  }
}

type Publie = Omit<ResumeRevues, 'type' | 'du' | 'au' | 'calculeLe'>;

function publier({ seances, examines, completes, decides, chronometres, moyenne, presence }: ComptesRevues): Publie {
  const total = publierEffectif(examines);
  const fins = { COMPLETE: completes, DECISION_SEULE: decides - completes, SANS_DECISION: examines - decides };
  return {
    effectifMinimal: EFFECTIF_MINIMAL,
    seances,
    examines: total,
    fins: publierRepartition(fins),
    temps:
      moyenne === null || chronometres < EFFECTIF_MINIMAL ? null : { moyenSecondes: moyenne, dossiers: chronometres },
    // Peu de séances : la présence d'une fonction serait celle d'une personne.
    presence:
      seances < EFFECTIF_MINIMAL
        ? []
        : presence.map((p) => ({ fonction: LIBELLES_FONCTION[p.fonction], seances: p.seances })),
  };
}
