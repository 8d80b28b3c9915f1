import { Inject, Injectable } from '@nestjs/common';
import { dateParis, echec, moisEcoules, succes, type ClotureVue, type ErreurMetier, type Resultat } from '@pdp/domain';
import { peutActe, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { HORLOGE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { JournalGroupe } from '../../platform/journal/journal-groupe.js';
import { refusDAcces } from '../../platform/permissions/acces.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { DispositifsPort } from '../dispositif/dispositif.port.js';
import { meneLeSuivi, proposeUnRelais } from './acces-cloture.js';
import { faitsDesDispositifs, presenterCloture, presenterRelais, presenterSuivi } from './cloture.presenter.js';
import { LectureCloture, type LigneCloture } from './persistence/lecture-cloture.js';

/** Clôture d'un dossier et ce qui la suit, pour qui lit les dispositifs ; issue, faits et réponses selon leurs propres droits. */
@Injectable()
export class LireCloture {
  constructor(
    private readonly faits: FaitsService,
    private readonly lecture: LectureCloture,
    private readonly dispositifs: DispositifsPort,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<ClotureVue, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    const refus = refusDAcces(acteur, faits, { action: 'lire', categorie: 'dispositifs' });
    if (refus || !faits) return echec(refus!);
    const clot = peutActe(acteur.fonction, 'dossier.cloturer') && meneLeSuivi(acteur, faits);
    const [ligne, dispositifs] = await Promise.all([
      this.lecture.duDossier(dossierId),
      clot ? this.dispositifs.duDossier(dossierId) : [],
      this.journal.consigner(acteur, {
        action: 'lecture-cloture',
        ressource: 'lecture',
        ressourceId: nouvelId(),
        dossierId,
        categories: ['dispositifs'],
      }),
    ]);
    if (!ligne) throw new Error('dossier visible mais absent');
    return succes({
      ...this.presenter(acteur, faits, ligne),
      faitsConnus: ligne.closLe === null ? faitsDesDispositifs(dispositifs) : {},
    });
  }

  private presenter(acteur: Acteur, faits: FaitsDossier, ligne: LigneCloture): Omit<ClotureVue, 'faitsConnus'> {
    const { etat, ouvertLe, closLe, parModalite, livretFinal } = ligne;
    const aujourdhui = dateParis(this.horloge());
    return {
      etat,
      mesures: {
        entretiens: Object.values(parModalite).reduce((somme, nombre) => somme + nombre, 0),
        parModalite,
        mois: moisEcoules(ouvertLe, closLe ?? aujourdhui),
      },
      livretFinal,
      clotures: ligne.clotures.map((cloture) => presenterCloture(acteur, faits, cloture)),
      relais: ligne.relais.map((relais) => presenterRelais(acteur, faits, relais)),
      suivis: ligne.suivis.map((suivi) => presenterSuivi(acteur, faits, suivi)),
      peutProposerRelais: proposeUnRelais(acteur, faits),
    };
  }
}
