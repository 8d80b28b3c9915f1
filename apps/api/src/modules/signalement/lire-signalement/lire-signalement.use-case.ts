import { Inject, Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat, type SignalementVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { LectureSignalements } from '../persistence/lecture-signalements.js';
import { presenterHistorique, presenterSignalement } from '../signalement.presenter.js';

/** Fiche d'un signalement, projetée ; la lecture est au journal avant de répondre. */
@Injectable()
export class LireSignalement {
  constructor(
    private readonly signalements: LectureSignalements,
    private readonly dossiers: DossierPort,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, id: string): Promise<Resultat<SignalementVue, ErreurMetier>> {
    const ligne = await this.signalements.fiche(acteur, id);
    await this.journal.consigner(acteur, {
      action: 'signalement.lire',
      ressource: 'signalement',
      ressourceId: id,
      categories: ligne ? ['identite', 'coordonnees', 'arret'] : [],
      resultat: ligne ? 'OK' : 'REFUS',
    });
    if (!ligne) return echec(introuvable());
    const dossierId = ligne.recoit ? ligne.dossier_id : null;
    const [historique, personnes] = await Promise.all([
      this.signalements.historique(id),
      dossierId === null ? null : this.dossiers.personnes(acteur, [dossierId]),
    ]);
    const visible = dossierId !== null && personnes?.get(dossierId)?.visible === true;
    return succes({
      ...presenterSignalement(ligne, acteur, this.horloge(), visible),
      historique: presenterHistorique(historique, ligne.recoit),
    });
  }
}
