import { Inject, Injectable } from '@nestjs/common';
import { normaliserPourRecherche, type SignalementsPage } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { LectureSignalements } from '../persistence/lecture-signalements.js';
import type { LigneSignalement } from '../persistence/ligne-signalement.js';
import { presenterSignalement } from '../signalement.presenter.js';

export type FiltresListe = {
  readonly vue?: 'emis' | 'recus';
  readonly etat?: string;
  readonly recherche?: string;
  readonly limite: number;
  readonly curseur?: string;
};

/** Signalements que l'on a émis, et ceux adressés à son service, les plus récents d'abord. */
@Injectable()
export class ListerSignalements {
  constructor(
    private readonly signalements: LectureSignalements,
    private readonly dossiers: DossierPort,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, filtres: FiltresListe): Promise<SignalementsPage> {
    const apres = lireCurseur(filtres.curseur, 2);
    const [lignes] = await Promise.all([
      this.signalements.lister(acteur, {
        vue: filtres.vue ?? null,
        etats: filtres.etat?.split(',') ?? null,
        recherche: normaliserPourRecherche(filtres.recherche ?? '') || null,
        apres: apres && [String(apres[0]), String(apres[1])],
        limite: filtres.limite,
      }),
      this.journal.consigner(acteur, {
        action: 'signalement.lister',
        ressource: 'signalement',
        categories: ['identite'],
      }),
    ]);
    const visibles = await this.dossiersVisibles(acteur, lignes);
    const maintenant = this.horloge();
    return enPage(
      lignes,
      filtres.limite,
      (l) => [l.cle, l.id],
      (l) => presenterSignalement(l, acteur, maintenant, l.dossier_id !== null && visibles.has(l.dossier_id)),
    );
  }

  private async dossiersVisibles(acteur: Acteur, lignes: readonly LigneSignalement[]): Promise<ReadonlySet<string>> {
    const ids = [...new Set(lignes.flatMap((l) => (l.recoit && l.dossier_id !== null ? [l.dossier_id] : [])))];
    if (ids.length === 0) return new Set();
    const personnes = await this.dossiers.personnes(acteur, ids);
    return new Set(ids.filter((id) => personnes.get(id)?.visible === true));
  }
}
